/* A disk that misbehaves when told to: preloaded, it stands between a process and
 * libc's calls on the files of one folder. It counts those that change what lies on
 * the disk, and at a chosen one kills the process or fails; it can make each sync
 * slow, and log every change for images of a disk that lost its power. For one thread.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <time.h>
#include <unistd.h>

enum harm { NONE, KILL, FAIL_ONCE, FAIL_ON };
enum { MOST_FILES = 1024 };

static char folder[4096];
static size_t folder_length; /* 0 while the rig is not armed */
static char watched[MOST_FILES];
static long count;
static enum harm harm;
static long harm_at;
static int harm_error;
static long sync_ms;
static int log_to = -1;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);

__attribute__((constructor)) static void find_real(void) {
  *(void **)&real_open = dlsym(RTLD_NEXT, "open64");
  *(void **)&real_close = dlsym(RTLD_NEXT, "close");
  *(void **)&real_write = dlsym(RTLD_NEXT, "write");
  *(void **)&real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
  *(void **)&real_fsync = dlsym(RTLD_NEXT, "fsync");
  *(void **)&real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
  *(void **)&real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
  *(void **)&real_unlink = dlsym(RTLD_NEXT, "unlink");
  *(void **)&real_rename = dlsym(RTLD_NEXT, "rename");
}

/* What the child calls. Files that are open already are not watched. */

void rig_arm(const char *path, int log) {
  memset(watched, 0, sizeof watched);
  snprintf(folder, sizeof folder, "%s", path);
  folder_length = strlen(folder);
  count = 0;
  log_to = log;
}

void rig_harm(enum harm kind, long at, int error) {
  harm = kind;
  harm_at = at;
  harm_error = error;
}

void rig_slow(long ms) { sync_ms = ms; }

long rig_count(void) { return count; }

/* The name within the folder; "." for the folder itself, NULL for what lies outside. */
static const char *inside(const char *path) {
  if (!folder_length || strncmp(path, folder, folder_length) != 0) return NULL;
  if (path[folder_length] == 0) return ".";
  return path[folder_length] == '/' ? path + folder_length + 1 : NULL;
}

static int is_watched(int fd) {
  return folder_length && fd >= 0 && fd < MOST_FILES && watched[fd];
}

/* One change: a header of 32 bytes, then `length` bytes of data or a name. */
static void note(char kind, int fd, int64_t at, const void *data, int64_t length) {
  struct { int64_t kind, fd, at, length; } header = {kind, fd, at, length};
  if (log_to < 0) return;
  if (real_write(log_to, &header, sizeof header) != sizeof header) _exit(70);
  for (int64_t done = 0; done < length;) {
    ssize_t more = real_write(log_to, (const char *)data + done, length - done);
    if (more <= 0) _exit(70);
    done += more;
  }
}

/* Counts a change that is about to be made; whether it has to fail instead. */
static int must_fail(void) {
  long number = ++count;
  if (harm == KILL && number == harm_at) kill(getpid(), SIGKILL);
  if ((harm == FAIL_ONCE && number == harm_at) || (harm == FAIL_ON && number >= harm_at)) {
    errno = harm_error;
    return 1;
  }
  return 0;
}

static int opened(const char *path, int flags, mode_t mode) {
  const char *name = inside(path);
  if (!name) return real_open(path, flags, mode);
  int is_new = (flags & O_CREAT) && access(path, F_OK) != 0;
  if (is_new && must_fail()) return -1;
  int fd = real_open(path, flags, mode);
  if (fd >= 0 && fd < MOST_FILES) {
    watched[fd] = 1;
    note('O', fd, is_new, name, strlen(name));
  }
  return fd;
}

static mode_t mode_in(int flags, va_list rest) {
  return flags & O_CREAT ? va_arg(rest, mode_t) : 0;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_in(flags, rest);
  va_end(rest);
  return opened(path, flags, mode);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = mode_in(flags, rest);
  va_end(rest);
  return opened(path, flags, mode);
}

int close(int fd) {
  if (fd >= 0 && fd < MOST_FILES) watched[fd] = 0;
  return real_close(fd);
}

/* A disk that fills up takes the first half of what it then refuses. */
static ssize_t written(int fd, const void *data, size_t length, off_t at) {
  if (must_fail()) {
    if (harm_error == ENOSPC && length > 1) {
      ssize_t half = real_pwrite(fd, data, length / 2, at);
      if (half > 0) note('W', fd, at, data, half);
      errno = ENOSPC;
    }
    return -1;
  }
  ssize_t done = real_pwrite(fd, data, length, at);
  if (done > 0) note('W', fd, at, data, done);
  return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t at) {
  return is_watched(fd) ? written(fd, data, length, at)
                        : real_pwrite(fd, data, length, at);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t at) {
  return pwrite(fd, data, length, at);
}

ssize_t write(int fd, const void *data, size_t length) {
  if (!is_watched(fd)) return real_write(fd, data, length);
  off_t at = lseek(fd, 0, SEEK_CUR);
  ssize_t done = written(fd, data, length, at);
  if (done > 0) lseek(fd, at + done, SEEK_SET);
  return done;
}

static int synced(int fd, int (*real)(int)) {
  if (!is_watched(fd)) return real(fd);
  if (must_fail()) return -1;
  struct timespec wait = {sync_ms / 1000, sync_ms % 1000 * 1000000};
  if (sync_ms) nanosleep(&wait, NULL);
  int failed = real(fd);
  if (!failed) note('S', fd, 0, NULL, 0);
  return failed;
}

int fsync(int fd) { return synced(fd, real_fsync); }

int fdatasync(int fd) { return synced(fd, real_fdatasync); }

int ftruncate(int fd, off_t length) {
  if (!is_watched(fd)) return real_ftruncate(fd, length);
  if (must_fail()) return -1;
  int failed = real_ftruncate(fd, length);
  if (!failed) note('T', fd, length, NULL, 0);
  return failed;
}

int ftruncate64(int fd, off64_t length) { return ftruncate(fd, length); }

int unlink(const char *path) {
  const char *name = inside(path);
  if (!name || access(path, F_OK) != 0) return real_unlink(path);
  if (must_fail()) return -1;
  int failed = real_unlink(path);
  if (!failed) note('U', -1, 0, name, strlen(name));
  return failed;
}

int rename(const char *from, const char *to) {
  const char *old = inside(from), *new = inside(to);
  if (!old || !new) return real_rename(from, to);
  if (must_fail()) return -1;
  int failed = real_rename(from, to);
  char both[4096];
  int length = snprintf(both, sizeof both, "%s%c%s", old, 0, new);
  if (!failed) note('R', -1, 0, both, length);
  return failed;
}

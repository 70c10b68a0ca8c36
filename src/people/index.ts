import { checkNhsNumber } from './check-nhs-number.ts';
import { openPerson } from './open-person.ts';

export {
  addStagedPeople,
  barStagedPeople,
  type Disagreement,
  disagreements,
  disagrees,
  HELD_FIELDS,
  type HeldField,
  personDiffers,
  type Staged,
  updateStagedPeople,
} from './merge-store.ts';
export { namesIn } from './names-in.ts';
export type { Bar, Identity, Purpose } from './person.ts';
export { BARS, fullName } from './person.ts';
export {
  addTypedPerson,
  type KnownPerson,
  keepPractice,
  mayOpen,
  openableOf,
  personByRef,
  practiceOf,
  stateRelationship,
} from './person-of.ts';
export { shownIdentity } from './show-identity.ts';
export {
  barPerson,
  barsOf,
  identitiesOf,
  identityOf,
  peopleNamed,
  personByNhsNumber,
  type StoredIdentity,
  type TypedPerson,
  takePersonNumbers,
  unbarPerson,
} from './store.ts';

export const people = { checkNhsNumber, open: openPerson };

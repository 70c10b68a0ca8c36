import { checkNhsNumber } from './check-nhs-number.ts';
import { openPerson } from './open-person.ts';

export { namesIn } from './names-in.ts';
export type { Bar, Identity, Purpose } from './person.ts';
export { fullName } from './person.ts';
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
  unbarPerson,
} from './store.ts';

export const people = { checkNhsNumber, open: openPerson };

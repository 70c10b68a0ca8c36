type Field = { says: string; named: string };
const field = (says: string, named: string): Field => ({ says, named });

/**
 * The columns that a list may have (DOMAIN.md 5) with the headings seen for each, `|` between them. Headings are compared
 * boiled down (`plainHeading`), so "No. A/E attends last 12m", "A&E Attendances (12m)" and "ae_attendances_12m" are one;
 * a count without its period ("A&E attendances") is not guessed at.
 */
export const FIELDS = {
  nhsNumber: field('NHS number', 'nhs number|nhs no|nhs'),
  birthDate: field('Birth date', 'birth date|date of birth|dob|d o b|birthdate|born'),
  surname: field('Surname', 'surname|family name|last name|lastname'),
  forename: field('Forename', 'forename|forenames|first name|firstname|given name|given names'),
  fullName: field('Full name', 'full name|fullname|name'),
  address: field('Address', 'address|full address|home address|usual address'),
  postcode: field('Postcode', 'postcode|post code|postal code|home postcode|postcode district'),
  sex: field('Sex', 'sex|gender|sex gender'),
  practiceCode: field(
    'Practice code',
    'practice code|practice code ods|practice ods code|practice ods|gp practice code|ods code|registered practice code|usual gp organisation code|gp code',
  ),
  practiceName: field(
    'Practice',
    'practice|practice name|gp practice|gp practice name|surgery|registered practice',
  ),
  imdDecile: field('Deprivation decile', 'imd|imd decile|imd decile 2019|imd 2019 decile|imd 2025 decile'),
  interpreterNeeded: field('Interpreter needed', 'interpreter needed|interpreter|interpreter required'),
  careHome: field('Care home', 'care home|carehome|care home resident|lives in care home|nursing home'),
  livesAlone: field('Lives alone', 'lives alone|living alone'),
  housebound: field('Housebound', 'housebound|house bound'),
  carerStrain: field('Carer strain', 'carer strain'),
  conditions: field('Conditions', 'ltcs|long term conditions|diagnoses|diagnosis|conditions|morbidities'),
  ltcCount: field(
    'Number of long-term conditions',
    'ltc count|number ltcs|number ltc|ltcs count|number long term conditions|long term conditions count|long term condition count',
  ),
  hasDementia: field('Dementia', 'dementia|dementia diagnosis|dementia register'),
  hasSmi: field('Severe mental illness', 'smi|severe mental illness|serious mental illness|smi register'),
  hasLd: field('Learning disability', 'ld|learning disability|learning disabilities|ld register'),
  palliative: field(
    'Palliative care',
    'palliative|palliative care|palliative register|palliative care register',
  ),
  frailty: field(
    'Frailty',
    'frailty|frailty severity|frailty category|frailty level|frailty status|efi category',
  ),
  cfs: field('Clinical Frailty Scale', 'cfs|clinical frailty scale|rockwood'),
  cfsDate: field('CFS date', 'cfs date|date of cfs'),
  efi: field('eFI', 'efi|frailty efi|electronic frailty index'),
  efi2: field('eFI2', 'efi2|efi 2|frailty efi2'),
  efiVersion: field('eFI version', 'efi version'),
  efiDeficits: field(
    'eFI deficits',
    'efi deficits|number efi deficits|efi deficit count|deficit count|deficits',
  ),
  efiDate: field('eFI date', 'efi date|date of efi'),
  acgPatientNeed: field('ACG patient-need group', 'acg png|png|patient need group|acg patient need group'),
  medicationCount: field(
    'Medicines',
    'medication count|medications count|number medications|number medicines|medications|medicines|repeat medications|number repeat medications|repeat medication count',
  ),
  falls12m: field('Falls in 12 months', 'falls 12m'),
  pcspDate: field('Care and support plan', 'pcsp date|pcsp|care and support plan date|date of pcsp'),
  ed12m: field('ED attendances in 12 months', 'ed att 12m|ed 12m'),
  ed30d: field('ED attendances in 30 days', 'ed att 30d|ed 30d'),
  edType1In12m: field(
    'ED type 1 attendances in 12 months',
    'ed t1 12m|ed t1 att 12m|type 1 ed att 12m|ed type 1 att 12m',
  ),
  emergencyAdmissions12m: field('Emergency admissions in 12 months', 'emerg adm 12m'),
  gpContacts12m: field(
    'GP contacts in 12 months',
    'gp contacts 12m|gp appointments 12m|gp consultations 12m',
  ),
  dna12m: field('Missed appointments in 12 months', 'dna 12m|dnas 12m|missed appointments 12m'),
  lastDischargeDate: field('Last discharge', 'discharge date|date of discharge'),
  deceased: field('Date of death', 'date of death|death date|dod|deceased|deceased date|died'),
  objected: field(
    'Objection',
    'objection|objected|dissent|objection to sharing|opt out|opted out|type 1 opt out',
  ),
  restricted: field('Restricted', 'restricted|s flag|sensitive|restricted record'),
  dataTo: field('Data run to', 'data through date|data to date|data up to|relative date'),
} satisfies Record<string, Field>;

export type FieldName = keyof typeof FIELDS;
export const isFieldName = (text: string): text is FieldName => Object.hasOwn(FIELDS, text);
export const FIELD_NAMES = Object.keys(FIELDS).filter(isFieldName);

/** Headings that are understood and left out on purpose: what no rule uses is not kept. */
const LEFT_OUT = {
  'worked out from the birth date': 'age|age years|age in years',
  'free text is not kept': 'notes|note|comments|comment|free text|remarks',
  'no rule uses it, so it is not kept':
    'title|phone|telephone|mobile|email|mobile number|phone number|telephone number|local id|local number|hospital number|usual gp|registered gp|gp|gp name|pcn|pcn code|pcn name|neighbourhood|neighbourhood resident|neighbourhood registered|lsoa|lsoa code|lsoa town|town|ethnicity|ethnic group|ethnic category|main language|language|first language|list name|algorithm version|extract date|updated',
};

const SAME_WORDS: [RegExp, string][] = [
  [/\blast ?name\b/g, ' surname '],
  [/\ba ?(?:&|and|\/|\+)? ?e\b|\baccident (?:&|and) emergency\b|\bemergency department\b/g, ' ed '],
  [/\b(?:12|twelve) ?(?:m|mths?|mons?|months?)\b|\b(?:1|one)? ?y(?:ea)?rs?\b|\b365 ?d(?:ays?)?\b/g, ' 12m '],
  [/\b(?:30|thirty) ?d(?:ays?)?\b/g, ' 30d '],
  [/\b(?:attendances?|attends?|attended|atts?|visits?)\b/g, ' att '],
  [/\b(?:admissions?|admits?|adms?|admitted)\b/g, ' adm '],
  [/\b(?:emergency|emergencies|unplanned|non ?elective|nel)\b/g, ' emerg '],
  [/\b(?:no|num|count of)\b/g, ' number '],
];
const NOISE =
  /\b(?:the|of|in|over|last|latest|most recent|past|previous|patients?|persons?|is|has|flag|score|value|current|s(?= ))\b/g;
const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A heading boiled down for comparison: case, marks, filler words and the usual synonyms do not matter. */
export function plainHeading(heading: string): string {
  let text = squeeze(
    heading
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[_.()[\]:#'’"*?-]+/g, ' '),
  );
  for (const [pattern, word] of SAME_WORDS) text = text.replace(pattern, word);
  return squeeze(text.replace(/[&/+,]+/g, ' ').replace(NOISE, ' ')) || squeeze(text);
}

const headings = (named: string): string[] => named.split('|').map(plainHeading);
const byHeading = new Map(
  FIELD_NAMES.flatMap((name) =>
    headings(FIELDS[name].named).map((heading): [string, FieldName] => [heading, name]),
  ),
);
const leftOut = new Map(
  Object.entries(LEFT_OUT).flatMap(([why, named]) =>
    headings(named).map((heading): [string, string] => [heading, why]),
  ),
);

/** The field that a heading means, or undefined. */
export function fieldNamed(heading: string): FieldName | undefined {
  const plain = plainHeading(heading);
  return byHeading.get(plain) ?? byHeading.get(plain.replace(/^number /, ''));
}
/** Why a heading is left out on purpose, or undefined. */
export const whyLeftOut = (heading: string): string | undefined => leftOut.get(plainHeading(heading));

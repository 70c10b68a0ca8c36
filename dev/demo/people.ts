import { addDays, type Day } from '../../src/core/day.ts';
import type { Random } from './random.ts';

const FORENAMES = [
  'Ada',
  'Alfie',
  'Amina',
  'Arthur',
  'Asha',
  'Beryl',
  'Bill',
  'Carmel',
  'Cyril',
  'Daphne',
  'Dennis',
  'Doreen',
  'Edna',
  'Elsie',
  'Ernest',
  'Esme',
  'Fergus',
  'Florence',
  'Gwen',
  'Harold',
  'Hazel',
  'Ivor',
  'Iris',
  'Jasvinder',
  'Joan',
  'Kenneth',
  'Lilian',
  'Mabel',
  'Maureen',
  'Mohammed',
  'Norah',
  'Olive',
  'Percy',
  'Pearl',
  'Ranjit',
  'Reg',
  'Rosa',
  'Stanley',
  'Sybil',
  'Vera',
  'Walter',
  'Winifred',
  'Yusuf',
  'Zelda',
] as const;
const SURNAMES = [
  'Abbott',
  'Akhtar',
  'Barlow',
  'Begum',
  'Bright',
  'Carver',
  'Chowdhury',
  'Coombe',
  'Dawlish',
  'Ellery',
  'Farrow',
  'Fenwick',
  'Gill',
  'Godfrey',
  'Hartnoll',
  'Hussain',
  'Ingram',
  'Jessop',
  'Kaur',
  'Kingdon',
  'Lark',
  'Luscombe',
  'Mallory',
  'Northcott',
  "O'Hara",
  'Osei',
  'Pascoe',
  'Penrose',
  'Quick',
  'Ridd',
  'Sayer',
  'Singh',
  'Tamblyn',
  'Thorne',
  'Upcott',
  'Venner',
  'Wakeham',
  'Yeo',
  'Zielinski',
] as const;
const STREETS = [
  'Quay Street',
  'Ferry Lane',
  'Mill Row',
  'Chapel Rise',
  'Orchard Close',
  'Station Road',
  'Priory Gardens',
  'Wharf Terrace',
] as const;
const CONDITIONS = [
  'Heart failure',
  'COPD',
  'Diabetes',
  'Osteoarthritis',
  'Stroke',
  'Hypertension',
  'Atrial fibrillation',
  'CKD',
  'Depression',
  'Osteoporosis',
] as const;

/** The n-th valid number of the never-issued 999 range: ten digits with their check digit (mod 11). */
export function practiceNumber(n: number): string {
  for (let at = n * 13 + 100_000; ; at += 1) {
    const nine = `999${String(at % 1_000_000).padStart(6, '0')}`;
    const sum = [...nine].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${nine}${check}`;
  }
}

export type DemoPerson = {
  nhsNumber: string;
  surname: string;
  forename: string;
  birthDate: Day;
  sex: 'F' | 'M';
  address: string;
  postcode: string;
  practice: string;
  imdDecile: number;
  efi: string;
  frailty: string;
  conditions: string;
  hasDementia: string;
  livesAlone: string;
  careHome: string;
  ed12m: number;
  ed30d: number;
  emergencyAdmissions: number;
  medicines: number;
  falls: string;
  pcsp: string;
  interpreter: string;
};

const LEVELS = ['Fit', 'Mild', 'Moderate', 'Severe'] as const;

/** One invented person of `age` years on `today`; `busy` attends the emergency department very often. */
export function inventPerson(
  n: number,
  age: number,
  busy: boolean,
  today: Day,
  practices: readonly string[],
  random: Random,
): DemoPerson {
  const deficits = Math.min(24, Math.max(0, Math.round((age - 45) / 5 + random.below(7) - 2)));
  const level = deficits >= 13 ? 3 : deficits >= 9 ? 2 : deficits >= 5 ? 1 : 0;
  const conditions = CONDITIONS.filter(() => random.chance(deficits / 26));
  const hasDementia = age >= 70 && random.chance(0.14);
  const ed12m = busy
    ? random.pick([6, 7, 9, 11, 12, 14, 18, 21, 24, 31])
    : random.pick([0, 0, 0, 0, 1, 1, 2, 3, 4]);
  return {
    nhsNumber: practiceNumber(n),
    surname: random.pick(SURNAMES),
    forename: random.pick(FORENAMES),
    birthDate: addDays(today, -Math.round(age * 365.25) - random.below(360)),
    sex: random.chance(0.55) ? 'F' : 'M',
    address: `${1 + random.below(90)} ${random.pick(STREETS)}, Riverside`,
    postcode: `ZZ${1 + random.below(9)} ${1 + random.below(9)}AA`,
    practice: random.pick(practices),
    imdDecile: 1 + random.below(10),
    efi: (deficits / 36).toFixed(2),
    frailty: LEVELS[level] ?? 'Fit',
    conditions: (hasDementia ? [...conditions, 'Dementia'] : conditions).join('|'),
    hasDementia: hasDementia ? 'Y' : 'N',
    livesAlone: random.chance(0.35) ? 'Y' : 'N',
    careHome: age >= 75 && random.chance(0.06) ? 'Y' : 'N',
    ed12m,
    ed30d: busy ? Math.min(ed12m, random.below(7)) : 0,
    emergencyAdmissions: Math.min(ed12m, random.pick([0, 0, 1, 1, 2, 3])),
    medicines: Math.min(18, deficits + random.below(4)),
    // Blank is not zero: for some people nobody has counted.
    falls: random.chance(0.2) ? '' : String(random.pick([0, 0, 0, 1, 2, 3])),
    pcsp: random.chance(0.3) ? addDays(today, -random.below(700)) : '',
    interpreter: random.chance(0.07) ? 'Y' : 'N',
  };
}

const HEADER =
  'nhs_number,surname,forename,dob,sex,address,postcode,practice_code,imd_decile,efi_score,frailty_severity,long_term_conditions,has_dementia,lives_alone,care_home,ed_12m,ed_30d,emergency_admissions_12m,medication_count,falls_12m,pcsp_date,interpreter_needed,data_through_date';
const cell = (value: string | number): string =>
  /[",\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);

/** The list as the CSV file that a population-health system would send: the demo takes the same road as a real list. */
export const csvOf = (people: readonly DemoPerson[], dataTo: Day): string =>
  [
    HEADER,
    ...people.map((one) =>
      [
        one.nhsNumber,
        one.surname,
        one.forename,
        one.birthDate,
        one.sex,
        one.address,
        one.postcode,
        one.practice,
        one.imdDecile,
        one.efi,
        one.frailty,
        one.conditions,
        one.hasDementia,
        one.livesAlone,
        one.careHome,
        one.ed12m,
        one.ed30d,
        one.emergencyAdmissions,
        one.medicines,
        one.falls,
        one.pcsp,
        one.interpreter,
        dataTo,
      ]
        .map(cell)
        .join(','),
    ),
  ].join('\n');

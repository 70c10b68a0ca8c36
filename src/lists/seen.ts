/**
 * Which NHS numbers a file has had so far, with birth date and row: three integers a person in an open-addressed table
 * (about 25 MB for a million people), since a Map of a million strings would take ten times that.
 */
export type Seen = {
  /** The first row with this number, or undefined when this row is the first (it is then remembered). */
  meet(
    nhsNumber: string,
    birthDate: string,
    row: number,
  ): { row: number; sameBirthDate: boolean } | undefined;
};

export function numbersSeen(): Seen {
  let size = 1 << 14;
  let numbers = new Uint32Array(size);
  let births = new Uint32Array(size);
  let rows = new Uint32Array(size);
  let count = 0;

  const slot = (table: Uint32Array, number: number): number => {
    const mask = table.length - 1;
    let at = (Math.imul(number, 0x9e3779b1) >>> 7) & mask;
    while (table[at] !== 0 && table[at] !== number) at = (at + 1) & mask;
    return at;
  };

  function grow(): void {
    const old = { numbers, births, rows };
    size *= 2;
    numbers = new Uint32Array(size);
    births = new Uint32Array(size);
    rows = new Uint32Array(size);
    for (let from = 0; from < old.numbers.length; from++) {
      const number = old.numbers[from] ?? 0;
      if (number === 0) continue;
      const at = slot(numbers, number);
      numbers[at] = number;
      births[at] = old.births[from] ?? 0;
      rows[at] = old.rows[from] ?? 0;
    }
  }

  return {
    meet(nhsNumber, birthDate, row) {
      // Nine digits say it all, the tenth being their check digit; one more than that, since 0 marks an empty slot.
      const number = Number(nhsNumber.slice(0, 9)) + 1;
      const birth =
        Number(birthDate.slice(0, 4)) * 10_000 +
        Number(birthDate.slice(5, 7)) * 100 +
        Number(birthDate.slice(8));
      const at = slot(numbers, number);
      if (numbers[at] === number) return { row: rows[at] ?? 0, sameBirthDate: births[at] === birth };
      numbers[at] = number;
      births[at] = birth;
      rows[at] = row;
      if (++count > size * 0.6) grow();
      return undefined;
    },
  };
}

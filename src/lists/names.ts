export type Name = { surname: string; forename: string };

const TITLE =
  /\s*\((?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|lady|lord|master|sister|fr)\.?\)|^(?:mr|mrs|ms|miss|mx|dr|prof|professor|rev|revd|sir|dame|lady|lord|master)\.?\s+/gi;
const PARTICLE = /^(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|al|el|bin|ibn|ap|st)$/i;

/** Spaces squeezed, and a name in capitals written as names are: O’BRIEN → O’Brien, LLŶR-EVANS → Llŷr-Evans, MCCARTHY → McCarthy. */
export function tidyName(text: string): string {
  const name = text.includes(' ') ? text.replace(/\s+/g, ' ').trim() : text;
  if (name.length < 2 || name !== name.toUpperCase() || name === name.toLowerCase()) return name;
  return name
    .toLowerCase()
    .replace(
      /(^|[\s\-'’.])(\p{L})/gu,
      (_all, before: string, letter: string) => before + letter.toUpperCase(),
    )
    .replace(/\bMc(\p{L})/gu, (_all, letter: string) => `Mc${letter.toUpperCase()}`);
}

/** "BARKER, Helen (Ms)", "Jill Jennings", "JENNINGS Jill", "Mrs Anna van der Berg": surname and forename, titles dropped. */
export function splitName(text: string): Name {
  const plain = text.replace(TITLE, '').replace(/\s+/g, ' ').trim();
  const comma = plain.indexOf(',');
  if (comma !== -1)
    return {
      surname: tidyName(plain.slice(0, comma).trim()),
      forename: tidyName(plain.slice(comma + 1).trim()),
    };
  const words = plain.split(' ');
  if (words.length === 1) return { surname: tidyName(plain), forename: '' };
  const isCapitals = (word = ''): boolean =>
    word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase();
  let from = words.length - 1;
  if (isCapitals(words[0]) && !isCapitals(words.at(-1))) {
    const forename = words.findIndex((word) => !isCapitals(word));
    return {
      surname: tidyName(words.slice(0, forename).join(' ')),
      forename: words.slice(forename).join(' '),
    };
  }
  while (from > 1 && PARTICLE.test(words[from - 1] ?? '')) from--;
  return {
    surname: tidyName(words.slice(from).join(' ')),
    forename: tidyName(words.slice(0, from).join(' ')),
  };
}

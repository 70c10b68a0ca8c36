const SIGHTS = 3;
const MOST_NAMED = 400;
const MOST_SEEN = 4000;
/** A longer text is a bulk statement, which is hardly ever the same twice. */
const LONGEST = 8000;

/**
 * Names for statements that come again and again, so that the server keeps their plans: with row-level security a query
 * over six tables takes ten times as long to plan as to run. A text gets its name when it is met the third time; those
 * made for one occasion (a list of ids, a staging table) stay without, since the server holds what is named in memory.
 */
export function statementNames(): (text: string) => string | undefined {
  const names = new Map<string, string>();
  const seen = new Map<string, number>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined || names.size >= MOST_NAMED || text.length > LONGEST) return known;
    const sights = (seen.get(text) ?? 0) + 1;
    if (sights < SIGHTS) {
      if (seen.size >= MOST_SEEN) seen.clear();
      seen.set(text, sights);
      return undefined;
    }
    seen.delete(text);
    const name = `s${names.size + 1}`;
    names.set(text, name);
    return name;
  };
}

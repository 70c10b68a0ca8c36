/**
 * Which questions a hint makes stale. Topics are written by the use cases (`touches`): a kind, or a kind and one id
 * (`huddle/0192…`). An id narrows only the question that shows that one thing.
 */
const READ_BY: Record<string, readonly string[]> = {
  // Not lists.preview: a staged file does not change, and goes when it is imported.
  lists: ['lists.all', 'lists.candidates'],
  candidates: ['lists.candidates'],
  cases: ['cases.', 'lists.candidates', 'huddles.'],
  minutes: ['minutes.'],
  prep: ['prep.'],
  case: [
    'cases.',
    'insights.escalations',
    'minutes.historyOf',
    'minutes.ofHuddle',
    'huddles.read',
    'huddles.ofCase',
    'actions.ofCase',
  ],
  huddles: ['huddles.', 'prep.', 'minutes.', 'cases.'],
  // Not minutes.historyOf: what a live huddle writes is no history until it closes, and every open tab would ask again.
  huddle: ['huddles.', 'prep.', 'minutes.readBack', 'minutes.ofHuddle', 'minutes.sheet', 'minutes.fairTime'],
  agenda: ['huddles.', 'prep.'],
  insights: ['insights.'],
  actions: ['actions.', 'insights.', 'minutes.readBack', 'minutes.ofHuddle', 'huddles.read', 'cases.list'],
  members: ['neighbourhoods.'],
  neighbourhood: ['neighbourhoods.'],
  partners: ['partners.'],
  reminders: ['reminders.'],
};
/** Questions about one thing, and where their input names it. */
const ONE: Record<string, { kinds: readonly string[]; field: string }> = {
  'huddles.read': { kinds: ['huddle', 'agenda'], field: 'huddleId' },
  'minutes.ofHuddle': { kinds: ['huddle', 'minutes'], field: 'huddleId' },
  'minutes.readBack': { kinds: ['huddle', 'minutes'], field: 'huddleId' },
  'prep.agreed': { kinds: ['huddle', 'agenda'], field: 'huddleId' },
  'prep.cover': { kinds: ['huddle', 'agenda'], field: 'huddleId' },
  'prep.read': { kinds: ['prep'], field: 'itemId' },
  'minutes.historyOf': { kinds: ['case'], field: 'ref' },
  'cases.read': { kinds: ['case'], field: 'ref' },
  'actions.ofCase': { kinds: ['case'], field: 'ref' },
  'huddles.ofCase': { kinds: ['case'], field: 'ref' },
};

/** True when a question (name and input) must be asked again after a hint; an unknown topic spares nothing. */
export function isStale(name: string, input: unknown, topic: string): boolean {
  const [kind = '', id] = topic.split('/');
  const readers = READ_BY[kind];
  if (readers === undefined) return true;
  if (!readers.some((reader) => name.startsWith(reader))) return false;
  const one = ONE[name];
  if (one === undefined || id === undefined || !one.kinds.includes(kind)) return true;
  return typeof input === 'object' && input !== null && Reflect.get(input, one.field) === id;
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ', '#39': "'" };

/** Teams' text as plain words: no markup, straight quotes, single spaces, mentions as `@Name`. */
export function plainWords(raw: string): string {
  return raw
    .replace(/<at[^>]*>@?(.*?)<\/at>/gi, ' @$1 ')
    .replace(/<br\s*\/?>|<\/p>|<\/div>/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/&(amp|lt|gt|quot|nbsp|#39);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\s\u00a0\u2000-\u200b\u202f]+/g, ' ')
    .replace(/ ([,.;:!?])/g, '$1')
    .trim();
}

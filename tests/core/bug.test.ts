import { expect, test } from 'vitest';
import { reportBug } from '../../src/core/bug.ts';
import type { LogFields } from '../../src/log.ts';

test('a bug gives the person a reference, and the log everything but words', () => {
  const lines: { event: string; fields: LogFields | undefined }[] = [];
  const log = { info() {}, error: (event: string, fields?: LogFields) => void lines.push({ event, fields }) };
  const thrown = Object.assign(
    new Error('duplicate key (999 000 0018) for Mrs Example\n    of 12 High Street'),
    {
      code: '23505',
      cause: new TypeError('Mrs Example'),
    },
  );
  const sentence = reportBug(log, 'cases.accept', thrown);

  const ref = /^Something went wrong \(ref ([0-9A-F]{4})\)\. Nothing was saved\.$/.exec(sentence)?.[1];
  expect(lines).toMatchObject([
    {
      event: 'bug',
      fields: { ref, where: 'cases.accept', name: 'Error', code: '23505', cause: 'TypeError' },
    },
  ]);
  expect(lines[0]?.fields?.at).toContain('tests/core/bug.test.ts');
  expect(JSON.stringify(lines)).not.toMatch(/999|Example|High Street/);
});

test('what is thrown without being an error is a bug all the same', () => {
  const log = { info() {}, error() {} };
  expect(reportBug(log, 'tab', 'just words')).toMatch(/^Something went wrong/);
  expect(reportBug(log, 'tab', undefined)).toMatch(/^Something went wrong/);
});

import { expect } from 'vitest';
import { type Desk, picture } from './stage.ts';

/** Opens the first ten candidates on the page, each with its look, and accepts them together; who they are comes back. */
export async function acceptTen({ page, tab }: Desk): Promise<{ refs: string[]; names: string[] }> {
  await tab.locator('.candidate .ref').nth(9).waitFor();
  const refs = (await tab.locator('.candidate .ref').allTextContents()).slice(0, 10);
  const names: string[] = [];
  for (const ref of refs) {
    await tab.getByRole('button', { name: `Open ${ref}`, exact: true }).click();
    const line = tab.locator('.candidate', { hasText: ref });
    const relationship = line.getByLabel('Your relationship with this person');
    // Said once; for the others it stands there already.
    if (names.length === 0) await relationship.selectOption('On my caseload');
    await line.getByRole('button', { name: 'Show who this is' }).click();
    const opened = tab.getByRole('complementary', { name: 'Opened people' }).getByLabel(ref, { exact: true });
    names.push((await opened.locator('dd').first().textContent({ timeout: 10_000 })) ?? '');
    if (names.length === 1) await picture(page, 'candidates');
  }
  await tab.getByLabel('The question for the team').fill('What would keep this person well at home?');
  await tab.getByLabel('Why now').fill('High on the list, and known to the practice');
  await tab.getByLabel(/^Your relationship\*?$/).selectOption({ index: 1 });
  await tab.getByRole('button', { name: 'Accept 10 people' }).click();
  await tab.getByText('10 people are accepted').waitFor();
  return { refs, names };
}

/** One line in the composer; what was understood is read before Enter. */
export async function addAction({ tab }: Desk, line: string, understood: string): Promise<void> {
  const field = tab.getByRole('combobox', { name: 'New action: @who what when' });
  await field.fill(line);
  await tab.getByRole('status').filter({ hasText: understood }).filter({ hasText: 'due' }).waitFor();
  await field.press('Enter');
  await expect.poll(() => field.inputValue(), { timeout: 10_000 }).toBe('');
}

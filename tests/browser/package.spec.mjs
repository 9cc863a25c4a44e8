// 整套: the report and the forms of all evaluations of one unit and year, on paper and in every format.
import {
  test, expect, openSite, openFile, jsonFile, example, downloaded, part, total, button, field,
} from './support.mjs';
import { readFileSync } from 'node:fs';

const paper = (page) => page.locator('#paper main.paper');
const set = (page, count) => field(page, `整套：报告和本单位本年度全部 ${count} 张自评表`);

function bundle() {
  const other = { ...example('unit'), id: 'elsewhere', unit: '另一个单位' };
  return jsonFile({ format: 'ziping-bundle', version: 1, evaluations: [example('unit'), example('project'), other] });
}

test('the set of a unit has its report and all its forms, and none of another unit', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, bundle());
  await expect(total(page)).toHaveText('94.00');
  await set(page, 2).check();
  await expect(paper(page).locator('h1')).toHaveCount(3);
  await expect(paper(page)).toContainText('项目1个，全年预算合计50.60万元');
  await expect(paper(page)).toContainText('2020年度项目自评表（项目支出）');
  await expect(paper(page)).not.toContainText('另一个单位');

  const word = await downloaded(page, () => button(page, '导出 Word').click());
  expect(part(readFileSync(word.path), 'word/document.xml')).toContain('组织各学科教材教法培训');
  const csv = await downloaded(page, () => button(page, '导出 CSV').click());
  expect(csv.text).toContain('组织各学科教材教法培训');
  const html = await downloaded(page, () => button(page, '下载 HTML').click());
  expect(html.text.match(/<h1>/g)).toHaveLength(3);
});

test('an evaluation that stands alone offers no set', async ({ page, site }) => {
  await openSite(page, site);
  await openFile(page, jsonFile(example('unit')));
  await expect(total(page)).toHaveText('94.00');
  await expect(page.getByText('整套：')).toHaveCount(0);
});

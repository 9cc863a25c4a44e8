// The seed's two tables typed whole by keyboard, from the start page to the printed sheet. The keys beyond the signs themselves (Tab, Enter,
// Space, arrows) are counted: a form that is quicker to fill lowers the bound.
import { test, expect, openWith, example, total, scores, field, downloaded } from './desk.mjs';
import { Hand } from './hand.mjs';
import { pagesOf, overlaps, textOf } from '../paper-boxes.mjs';
import { copyFileSync } from 'node:fs';

const COLUMNS = { level1: '一级指标', level2: '二级指标', name: '三级指标', points: '分值', target: '年初目标值', actual: '实际完成值', score: '得分', reason: '偏差原因' };

// In the order of the form.
const TEXTS = {
  conclusion: '结论中的管理情况',
  purpose: '立项目的',
  key_work: '重点工作',
  process: '自评工作开展情况',
  problems: '存在的问题和原因',
  improvements: '下一步拟改进措施',
  last_year_use: '上年度自评结果应用情况',
  other_evidence: '其他佐证材料',
  deviation: '偏差大或目标未完成原因分析',
  measures: '改进措施及结果应用方案',
};

async function typeHead(hand, wanted) {
  await hand.fill('单位名称', wanted.unit);
  await hand.fill('项目名称', wanted.project?.name);
  await hand.fill('主管部门', wanted.project?.supervising_department);
  await hand.fill('项目实施单位', wanted.project?.implementing_unit);
  await hand.fill('年度', String(wanted.year));
  await hand.day('填报日期', wanted.filed_on);
  await hand.day('报告日期', wanted.report_date);
  await hand.fill('填报人', wanted.contacts.filled_by);
  await hand.fill('单位负责人', wanted.contacts.head);
}

async function typeBudget(hand, { budget, expenditure, accounts }) {
  await hand.fill('资金总额 年初预算数', budget.total.initial);
  await hand.fill('资金总额 全年预算数', budget.total.adjusted);
  await hand.fill('资金总额 全年执行数', budget.total.executed);
  if (!expenditure) return;
  await hand.fill('人员经费', expenditure.personnel);
  await hand.fill('公用经费', expenditure.operating);
  await hand.fill('基本支出', expenditure.basic);
  await hand.fill('项目支出', expenditure.project);
  await hand.press('填入常用行');
  await expect(hand.page.getByLabel(new RegExp(`^收支第 ${accounts.length} 行 `)).first()).toBeVisible();
  for (const [at, row] of accounts.entries()) {
    await hand.fill(new RegExp(`^收支第 ${at + 1} 行 年初`), row.initial);
    await hand.fill(new RegExp(`^收支第 ${at + 1} 行 调整后`), row.adjusted);
    await hand.fill(new RegExp(`^收支第 ${at + 1} 行 决算`), row.final);
  }
}

async function typeRows(hand, rows) {
  const begun = await hand.page.getByRole('rowheader').filter({ hasText: /^\d+$/ }).count();
  for (const [at, row] of rows.entries()) {
    if (at >= begun) await hand.press('添加指标');
    for (const [member, column] of Object.entries(COLUMNS)) await hand.fill(`第 ${at + 1} 行 ${column}`, row[member]);
  }
}

async function typeTexts(hand, narrative) {
  for (const [member, name] of Object.entries(TEXTS)) await hand.fill(name, narrative[member]);
}

const typedOf = (indicators) => indicators.map((row) => Object.keys(COLUMNS).map((member) => row[member]));

// `most`: the keys that it may take.
const TABLES = [
  {
    kind: 'project',
    score: '95.00',
    most: 241,
    begin: async (hand) => {
      const schemes = '评分方案：新建项目自评';
      await hand.to(schemes);
      for (let at = 0; at < 20 && (await field(hand.page, schemes).inputValue()) !== 'hubei-2020-project'; at++) await hand.keys.press(at === 0 ? 'Home' : 'Down');
      await hand.press('新建项目自评');
    },
    boxes: ['部门预算项目', '持续性', '常年性'],
  },
  { kind: 'unit', score: '94.00', most: 401, begin: (hand) => hand.press('新建整体自评'), boxes: [] },
];

for (const { kind, score, most, begin, boxes } of TABLES) {
  test(`the ${kind} table of the seed, typed whole by keyboard, reaches ${score} with at most ${most} keys and is printed`, async ({ window, site }) => {
    test.setTimeout(600_000);
    const { page, keys, printed } = window;
    const wanted = example(kind);
    await openWith(window, site);
    const hand = new Hand(window);
    await begin(hand);
    await expect(field(page, '单位名称')).toBeVisible();
    await typeHead(hand, wanted);
    for (const box of boxes) await hand.press(box, 'space');
    await typeBudget(hand, wanted);
    await hand.fill('长期目标', wanted.goals.long_term);
    await hand.fill('年度目标', wanted.goals.annual);
    await hand.fill('年度目标实际完成情况', wanted.goals.achieved);
    await typeRows(hand, wanted.indicators);
    await typeTexts(hand, wanted.narrative);

    await expect(total(page)).toHaveText(score);
    await expect(scores(page)).toContainText('优');
    console.log(`${kind}: ${keys.presses} keys beyond the signs`);
    expect(keys.presses).toBeLessThanOrEqual(most);

    const file = JSON.parse((await downloaded(page, () => keys.raw('ctrl+s'))).text);
    expect(typedOf(file.indicators)).toEqual(typedOf(wanted.indicators));
    for (const member of ['unit', 'year', 'filed_on', 'report_date', 'contacts', 'project', 'expenditure', 'goals', 'narrative']) expect(file[member], member).toEqual(wanted[member]);
    expect(file.budget.total).toEqual(wanted.budget.total);
    for (const member of ['initial', 'adjusted', 'final']) expect(file.accounts?.map((row) => row[member])).toEqual(wanted.accounts?.map((row) => row[member]));

    await keys.raw('ctrl+p');
    const path = await printed();
    copyFileSync(path, test.info().outputPath(`${kind}.pdf`));
    const pages = pagesOf(path);
    expect(pages.flatMap(overlaps)).toEqual([]);
    expect(textOf(pages)).toContain(`总分${Number(score)}`);
    expect(textOf(pages)).not.toContain('草稿');
  });
}

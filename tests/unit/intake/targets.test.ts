import { describe, expect, test } from '@jest/globals';
import { findDeadlines } from '../../../src/intake/deadlines.js';
import { findTargets } from '../../../src/intake/targets.js';
import { parsePlanText } from '../../../src/intake/parse-plan-document.js';

const found = (text: string) => findTargets(text, findDeadlines(text, 2023));
const read = (text: string) => found(text).map(({ target }) => target);

describe('quantities to reach (product.md rule 5)', () => {
  test.each([
    ['管线长度不大于150米，免予审批', 'at-most', '150', '米'],
    ['停水时间压缩至4个工作日', 'at-most', '4', '个工作日'],
    ['停水时间压减至3.5个小时以内。', 'at-most', '3.5', '小时'],
    ['出口时间控制在1.7小时内，', 'at-most', '1.7', '小时'],
    ['失业率控制在4.5%以内', 'at-most', '4.5', '%'],
    ['接入环节不超过1个', 'at-most', '1', '个环节'],
    ['平均用时在4个工作日内；', 'at-most', '4', '个工作日'],
    ['可网办率达到95%以上', 'at-least', '95', '%'],
    ['窗口比例提高至80%以上', 'at-least', '80', '%'],
    ['办理事项达1600项', 'at-least', '1600', '项'],
    ['推出不少于100项清单', 'at-least', '100', '项'],
    ['回访率100%。', 'at-least', '100', '%'],
    ['“好评率”98％。', 'at-least', '98', '%'],
    ['新增就业3.4万人，', 'at-least', '3.4', '万人'],
    ['新增平台20家以上。', 'at-least', '20', '家'],
    ['举办活动15场以上。', 'at-least', '15', '场'],
    ['公园数量超过1000个。', 'at-least', '1000', '个'],
    ['质押金额增长20%', 'increase', '20', '%'],
    ['占比提升2个百分点', 'increase', '2', '个百分点'],
    ['融资成本下降20个基点', 'decrease', '20', '个基点'],
    ['停电减少1.1万时户', 'decrease', '1.1', '万时户'],
    ['费用降低10%', 'decrease', '10', '%'],
  ])('%s', (text, direction, value, unit) => {
    expect(read(text)).toEqual([{ deadline: 0, raw: text.replace(/[，。；](?:免予审批)?$|清单$/, ''), direction, value, unit }]);
  });

  test.each([
    ['由20个行业扩展到50个行业', 'at-least', '20', '50', '个行业'],
    ['办理时间由原来的5个工作日压缩至2个工作日以内', 'at-most', '5', '2', '个工作日'],
    ['办电环节从3个逐步压减至2个', 'at-most', '3', '2', '个'],
  ])('%s has a baseline', (text, direction, baseline, value, unit) => {
    expect(read(text)).toMatchObject([{ direction, baseline, value }]);
    expect(read(text)[0]!.unit).toMatch(unit);
  });

  test.each([
    '200万元以下的项目免审。', '投资额在100万元以下（含）的项目。', '涉及2个以上行业的许可。', '7日内作出决定。', '5个工作日内完成审核。', '提前3天备案。', '160千瓦及以下企业。',
    '作业化率达到92%、86%。', '周期从22个月、4个月压缩至3个月、1个月。', '世界500强企业。', '《2023年新增100家方案》。', '最高奖励500万元。', '短距离（不大于200米）的工程。', '不再收费。',
  ])('%s: a condition, a list or a promise is left to the person', (text) => {
    expect(read(text)).toEqual([]);
  });

  test.each([
    ['外线长度不超过150米的免费建设', '外线长度不超过150米', 'at-most'], ['推行不超过200米的工程免审批。', '推行不超过200米', 'at-most'], ['打造不少于30家的示范店。', '打造不少于30家', 'at-least'],
  ])('%s: a target or a condition, so it is read and doubted', (text, raw, direction) => {
    expect(found(text).map(({ target, doubt }) => [target.raw, target.direction, doubt])).toEqual([[raw, direction, 'condition']]);
    const plan = parsePlanText(`云川市2023年便民服务方案\n\n一、公园\n\n1. 更新路灯。6月底前，${text}（牵头部门：市园林局）`);
    expect(plan.warnings.find(({ code }) => code === 'target-doubtful')).toMatchObject({ field: 'targets', measure: { section: 0, index: 0 }, message: expect.stringContaining('适用条件') });
  });

  test.each([
    '一次性奖励20万元。', '对新认定的平台给予50万元补助。', '每户补贴500元。', '最高给予300万元奖励。', '补助标准提高到800元。', '对产值增长10%以上的企业给予100万元奖励。', '贴息不超过200万元。',
  ])('%s: what is granted is a rule of service, nothing to reach', (text) => {
    expect(read(text)).toEqual([]);
  });

  test.each([['新增贷款100亿元以上。', '100'], ['兑现奖补资金达到2亿元。', '2'], ['新增平台10家，一次性奖励20万元。', '10']])('%s: money may be a target', (text, value) => {
    expect(read(text).map((target) => target.value)).toEqual([value]);
  });

  test.each([
    ['2023年、2024年、2025年分别新增10个、15个、20个。', [['2023-12-31', '10个'], ['2024-12-31', '15个'], ['2025-12-31', '20个']], 'at-least'],
    ['到2023年、2024年和2025年底，覆盖率分别达到60%、70%、80%以上。', [['2023-12-31', '60%'], ['2024-12-31', '70%'], ['2025-12-31', '80%']], 'at-least'],
    ['2023、2024、2025年办理时间分别压缩至10、8、5个工作日。', [['2023-12-31', '10个工作日'], ['2024-12-31', '8个工作日'], ['2025-12-31', '5个工作日']], 'at-most'],
    ['2023年改造40户，2024年改造80户。', [['2023-12-31', '40户'], ['2024-12-31', '80户']], 'at-least'],
  ])('%s: each quantity is due with its year', (text, expected, direction) => {
    const deadlines = findDeadlines(text, 2023);
    expect(found(text).map(({ target, doubt }) => [deadlines[target.deadline]!.deadline.date, target.value + target.unit, target.direction, doubt])).toEqual(expected.map((one) => [...one, direction, null]));
  });

  test.each(['2023年、2024年、2025年分别新增10个、15个。', '2023年至2025年分别改造10处、15处、20处。', '2023年、2024年、2025年分别新增10个。'])('%s: years and quantities do not pair, which is told and not guessed', (text) => {
    expect(read(text)).toEqual([]);
    const plan = parsePlanText(`云川市2023年便民服务方案\n\n一、公园\n\n1. 更新路灯。${text}（牵头部门：市园林局）`);
    expect(plan.warnings.filter(({ code }) => code === 'target-doubtful')).toMatchObject([{ field: 'targets', message: expect.stringContaining('请逐年核对') }]);
  });

  test('a target is due with the deadline before it in its sentence; where none is, that is a doubt', () => {
    const text = '全年申报率达到90%。5月底前，开通。9月底前，可网办率达到95%以上，好评率达到98%。投诉处理压缩至2日。';
    expect(found(text).map(({ target, doubt }) => [target.value, target.deadline, doubt])).toEqual([['90', 0, 'due'], ['95', 1, null], ['98', 1, null], ['2', 1, 'due']]);
    expect(found('申报率达到90%。').map(({ target, doubt }) => [target.deadline, doubt])).toEqual([[0, null]]);
  });

  test.each(['不超过1个', '6月底前达到9%', '由1个', '1', '新增', '（', '、1%', '2023年、', '2023年改造4个，', '给予1万元', '奖励1万元，达到1%'])('%s repeated 300,000 characters long takes no more than linear time', (word) => {
    const text = `6月底前，${word.repeat(300_000 / word.length)}`;
    const started = performance.now();
    findTargets(text, findDeadlines(text, 2023));
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('a field that alone says when holds for every target', () => {
    expect(found('时间压缩至3个工作日，成本下降5%。（责任单位：市局；完成时限：11月底前）').map(({ doubt }) => doubt)).toEqual([null, null]);
    expect(found('时间压缩至3个工作日，6月底前建成平台。').map(({ doubt }) => doubt)).toEqual(['due']);
  });

  test('the measure carries its targets with their marks, and the doubt is a warning', () => {
    const text = '云川市2023年便民服务方案\n\n一、公园\n\n1. 更新路灯。亮灯率达\n\n到98%以上。6月底前完成。（牵头部门：市园林局）';
    const plan = parsePlanText(text);
    const { targets, source } = plan.sections[0]!.measures[0]!;
    expect(targets).toEqual([{ deadline: 0, raw: '亮灯率达到98%以上', unit: '%', direction: 'at-least', value: '98' }]);
    expect(source.marks.filter(({ kind }) => kind === 'target').map(({ line, from, to }) => text.split('\n')[line - 1]!.slice(from, to))).toEqual(['亮灯率达', '到98%以上']);
    expect(plan.warnings.find(({ code }) => code === 'target-doubtful')).toMatchObject({ line: 5, field: 'targets', measure: { section: 0, index: 0 } });
  });
});

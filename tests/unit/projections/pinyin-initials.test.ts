import { expect, test } from '@jest/globals';
import { pinyinInitials } from '../../../projections/department-record/pinyin-initials.js';

test.each([
  ['市发展改革委', 'sfzggw'], ['市人力资源社会保障局', 'srlzyshbzj'], ['市自然资源和规划局', 'szrzyhghj'], ['国网潍坊供电公司', 'gwwfgdgs'], ['各县（市、区）人民政府', 'gxsqrmzf'],
  ['市行政审批服务局', 'sxzspfwj'], ['市大数据局', 'sdsjj'], ['市单位联合会', 'sdwlhh'], ['市重点项目办', 'szdxmb'], ['莘县', 'sx'], ['莒县', 'jx'], ['临朐县', 'lqx'], ['茌平区', 'cpq'], ['鄄城县', 'jcx'],
  ['兖州区', 'yzq'], ['濮阳市', 'pys'], ['12345热线办', '12345rxb'], ['ABC中心', 'abczx'],
])('%s is found as %s', (name, initials) => {
  expect(pinyinInitials(name)).toBe(initials);
});

test.each([
  ['中国人民银行潍坊市中心支行', 'zgrmyhwfszxzh'], ['人民银行济南分行营管部', 'rmyhjnfhygb'], ['市会计管理中心', 'skjglzx'], ['重庆市', 'cqs'], ['市畜牧业发展中心', 'sxmyfzzx'],
  ['市人民调解委员会', 'srmtjwyh'], ['各行业主管部门', 'ghyzgbm'], ['长清区', 'cqq'], ['单县', 'sx'], ['东阿县', 'dex'], ['厦门海关', 'xmhg'],
])('%s is found as %s, by the reading the character has in the word', (name, initials) => {
  expect(pinyinInitials(name)).toBe(initials);
});

import type { Faker } from '@faker-js/faker';

type Writes = (faker: Faker) => string;

const oneOf =
  (writers: readonly Writes[]): Writes =>
  faker =>
    faker.helpers.arrayElement(writers)(faker);
const plain =
  (...texts: readonly string[]): Writes =>
  faker =>
    faker.helpers.arrayElement(texts);

/** What a group is called. */
export const roomName: Writes = oneOf([
  faker => `${faker.location.city()}老乡群`,
  faker => `${faker.commerce.department()}采购群`,
  faker => `${faker.food.dish()}爱好者`,
  faker => `${faker.person.lastName()}家大院`,
  faker => `${faker.person.jobArea()}项目组`,
  faker => `第${faker.number.int({ min: 1, max: 300 })}期培训班`,
]);

export const roomDescription: Writes = oneOf([
  plain('', '内部交流', '请勿发广告', '有事群里说', '测试'),
  faker => `${faker.company.name()}内部群`,
]);

export const noticeText: Writes = oneOf([
  plain('请大家改好群名片', '群里禁止发广告', '本周例会取消', '请及时查看群文件'),
  faker => `周${faker.helpers.arrayElement([...'一二三四五'])}${hour(faker)}点开会，请准时参加。`,
  faker => `欢迎${faker.person.fullName()}加入！`,
  faker => `聚餐改到${faker.location.city()}${faker.location.street()}，\n${hour(faker)}点集合。`,
]);

/** What people write to each other: short and long, with line breaks, emoji and characters that JSON escapes. */
export const chatText: Writes = oneOf([
  plain(
    '好的',
    '收到',
    '嗯嗯',
    '在吗？',
    '稍等一下',
    '哈哈哈',
    '谢谢！',
    '没问题',
    '到家了吗',
    '早上好',
    '晚安',
  ),
  plain(
    '明天再说吧',
    '我看看',
    '这个怎么弄？',
    '已经发给你了',
    '文件收到了吗',
    'OK',
    '?',
    '1',
    '周末有空吗',
    '辛苦了',
  ),
  faker => `中午吃${faker.food.dish()}怎么样？`,
  faker => `下周去${faker.location.city()}出差`,
  faker => `${faker.person.fullName()}的电话多少？`,
  faker => `会议改到${hour(faker)}点了`,
  faker => `${faker.internet.emoji()}${faker.internet.emoji()}`,
  faker =>
    `合同编号 ${faker.string.alphanumeric({ length: 10, casing: 'upper' })}，金额 ${faker.finance.amount()} 元`,
  faker => `"${faker.food.ingredient()}"和"${faker.food.spice()}"都买了\\还差别的吗`,
  faker =>
    `地址：${faker.location.state()}${faker.location.city()}${faker.location.street()}\n电话：${faker.string.numeric(4)}`,
  faker => faker.helpers.multiple(() => faker.person.bio(), { count: { min: 3, max: 12 } }).join('；'),
]);

export const fileName: Writes = faker =>
  `${faker.helpers.arrayElement(['会议纪要', '报价单', '通讯录', '需求说明', '验收报告'])}${faker.string.numeric(3)}`;

function hour(faker: Faker): number {
  return faker.number.int({ min: 8, max: 20 });
}

/** A published plan written for the tests: two indicators, four measures, one duty in the main text; nothing asked but the document number. */
export const PLAN_DOCUMENT = `示例市人民政府关于印发示例市2021年优化服务行动方案的通知

各区县人民政府：
现将《示例市2021年优化服务行动方案》印发给你们。

示例市人民政府
2021年2月20日

示例市2021年优化服务行动方案

一、开办企业
1.推行一网通办。企业开办全程网上办理，6月底前办理时间压缩至1个工作日。（牵头单位：市市场监管局，责任单位：市税务局、市公安局）
2.免费刻制印章。9月底前实现首套印章免费。（牵头单位：市公安局）

二、纳税服务
1.压缩办税时间。5月底前、11月底前各完成一轮流程清理。（牵头单位：市税务局，配合单位：市财政局）
2.推行电子发票。（责任单位：市税务局）
`;

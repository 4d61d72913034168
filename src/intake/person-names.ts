const SURNAMES = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石贾韦夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔常汤康易乔赖文樊兰殷施洪翟颜倪温季俞章鲁葛毕聂丛焦柳邢岳齐梅庄辛管祝左涂耿牟卜尤柯';
/** A surname and a given name of one or two characters. */
export const PERSON_NAME = `[${SURNAMES}][\\u4e00-\\u9fff]{1,2}`;

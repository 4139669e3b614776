//! The words of titles, names, captions and first sentences: the only list of words that this room has.
//!
//! Each list is a class of words that do the same where they stand; who asks says where: whether a text begins with one, ends in
//! one, holds one. All are as folded text has them: simplified, ASCII marks, no spaces.

use crate::text::WordList;

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $words:literal)+) => {
        $($(#[$doc])* pub(super) const $name: WordList = WordList($words);)+
    };
}

words! {
    // Names of organs.
    /// What the names of administrative organs end in.
    ORGAN_ENDS:
        "省 市 县 区 州 盟 旗 乡 镇 街道 办事处 政府 公署 厅 局 委 会 办 办公室 部 署 院 中心 总队 支队 大队 所 处 海关 \
         大学 学院 学校 中学 医院 馆 兵团 师 团 苏木 农场 林场 公司 集团 银行"
    /// How phrases begin that only speak of an organ.
    SPEAKS_OF:
        "的 及 等 了 我 新收 收到 受理 办理 共收 共受 累计 全年 主动 依申请 公开 政府信息 信息 根据 按照 依据 结合 现将 \
         对 为 各 该 其 由 在 与 有关 相关 关于 上级 下级 党中央 中共中央 国务院办公厅 当前 首页 来源 本省 本市 本县 本区 \
         本镇 本乡 本局 本级 本机关 本单位 本部门 本街道 全国 全省 全市 全县 全区 全镇 全乡 省政府 市政府 县政府 区政府 \
         镇政府 乡政府 市委 省委 县委"
    /// Words of betting sites (lotteries have real offices), of buttons, and of what an organ issues.
    NOT_AN_ORGAN: "棋牌 博彩 赌 葡京 百家乐 娱乐城 官网 网址 登录 直播 下载 公开 年度"
    /// Words of sentences about reports, which no name has, and what only points to who writes.
    SENTENCE:
        "情况 事项 报告 汇报 方面 问题 如下 以下简称 我省 我市 我县 我区 我镇 我乡 我街 我局 我委 我办 我厅 我院 我所 \
         我部 我处 我中心 本机关 本单位 本局 本镇 本街道"
    /// Offices that write for the organ they belong to.
    OFFICES: "党政综合办公室 党政办公室 综合办公室 办公室 办公厅 党政办"
    /// How units within an organ begin that no organ is named by.
    INTERNAL: "综合 党政 政务公开 信息 行政 秘书 文秘 文电 机要 督查 督考 宣传 法规 政策法规 学校"
    /// What units within an organ end in.
    UNITS: "办公室 办 中心 科 股 处 室"
    /// What an organ with units ends in; no name by itself.
    BODIES: "人民政府 政府 管委会 局 委员会 厅 办公室 办事处 大学 学院"
    /// What stands behind the name of the organ that an office writes for, or that a caption names.
    MATTERS: "政府信息公开 政府信息与政务公开 政务公开 信息公开"
    /// What a name has that says of no place and is one’s own all the same.
    SELF_NAMED: "街道 街 大学 学院 学校 中学 医院 苏木 国家 中国 兵团 海关 集团 农场 林场 开发区 新区"
    /// What names of offices that one may call end in.
    CALLED: "中心 科 处 股 室 窗口 机构"
    // Titles.
    /// Words before a colon that announce a title.
    TITLE_LABELS: "标题 名称 信息名称 文件名称 文件标题 信息标题 题名 主题"
    /// Words that may stand between 公开 and 报告.
    BETWEEN: "工作 情况 年度 总结 实施 的 年 度"
    /// How what stands in a name's place begins where it only points to who writes: 我局, 本单位.
    WHO_WRITES: "我 本"
    /// What a page makes of the report it holds; a 通知 asks for one.
    MADE_OF: "的公示 的公告 的说明"
    /// Words before a name in a title, in the order in which they may follow.
    BEFORE_NAME: "关于公布 关于发布 关于印发 关于 公布 发布 ( )"
    /// Words behind one, in the order in which they may precede.
    BEHIND_NAME: "( ) 年度 的 关于 关于公布 关于发布 公布 发布 - _"
    /// Words that say a year although a month stands beside them: the month is when the report was written.
    ANNUAL: "年度报告 年报"
    // What reports say of themselves.
    /// How a report begins to speak of the reporter's own work.
    WORK: "坚持 不断 认真 深入 按照 围绕 严格 积极 全面 切实 持续 扎实 进一步 高度 始终"
    /// What an organ does behind its name where it is its own report that tells so.
    ACTS: "共 公开 主动公开 收到 受理 未 通过 坚持 认真 深入 按照 围绕 严格 积极 全面 切实 持续 高度 不断 扎实 进一步 在 以"
    /// Words that lead to a name and are no part of it.
    LEADS: "公布 发布 关于 度"
    /// What no name begins with: it is the rest of one.
    RESTS: "人民政府 办事处 街道办 委员会"
    /// What leads to a short form, in brackets.
    IN_SHORT: "(以下简称 (下称 (简称"
    /// Words that stand right before the report's name.
    ANNOUNCES: "公布 发布 公开 编制 编写 撰写 制作 形成 汇报 公示 上传 将 了"
    /// What follows the noun where the words are another document's, or its name goes on.
    GOES_ON:
        "格式 编制 编写 编报 撰写 填报 制作 发布 公布 报送 审核 和 及 等 有关 相关 项目 工作 模板 要求 的通知 的函 的意见 \
         专栏 栏目 目录 数"
    /// What follows the noun where a sentence that begins with the name speaks of this very report:
    /// …年度报告(以下简称年报)是根据….
    OF_ITSELF: "(以下简称 (简称 是根据 是按照 是依据 根据 按照 依据 由 包括"
    /// Words before that tell of what was done in the year, not of this report.
    DONE_BEFORE: "按时 按期 及时 如期 按要求 按照要求 月 日 上年 去年 已"
    /// Words that tell of this report all the same: 现公布.
    NOW: "现公 现编 现向 现将 现予 特向 特公 兹"
    /// What is done with a report behind the name of who does it.
    MAKES: "编制 编写 编报 撰写 起草 制作 汇总 综合 根据 按照 依据 结合 会同 统计 发布"
    /// How a report goes on behind its year and the reporter, the first that stands there.
    VERBS:
        "坚持 认真 深入 按照 围绕 严格 积极 全面 紧 贯彻 根据 切实 持续 不断 扎实 进一步 高度 主动 始终 继续 政府信息公开 \
         信息公开 政务公开 通过 聚焦 立足 依 收到 受理 办理 印发 各 以 在 对 把 将 共 人民群众 牢 未 没有 准确 坚决 充分 \
         大力 加强 深化 着力 开展 抓"
    /// What a report is called.
    REPORT: "报告 年报"
    /// Words by which a report names its own body.
    OWN: "我 本机关 本单位 本局 本镇 本乡 本街道 本级"
    /// What is only to be done.
    PLAN: "将 计划 下一步"
    // Tables of metadata, and captions.
    /// Labels before the name of who publishes.
    PUBLISHERS: "发布机构: 发布单位: 公开机构: 公开单位: 公开主体: 信息提供单位: 编制单位: 编制机构: 填报单位:"
    /// Words that say of a table that it is of another time, or of nobody.
    OF_OTHERS:
        "上半年 下半年 半年报 季度 月份 累计 以来 近三年 近五年 十三五 十四五 上年度 上一年度 去年 往年 样表 示例 样例 \
         范例 模板 模拟 测试 虚拟"
    /// Words before bodies that stand under the reporter, and what joins them to it.
    UNDER_IT: "所属 下属 下辖"
    TOGETHER_WITH: "及 和 与 含 、 并"
    /// What captions end in.
    CAPTION_ENDS: "表 数据 示例 样例 范例 模板 累计 半年 半年报 季度 月份"
    /// What a caption that ends in 情况 begins with, behind the digits of a year; one that begins with a day ends as it
    /// likes.
    TIMES: "年 本年 今年 上年 上一年 去年 往年 上半年 下半年"
    /// What a caption begins with that names a day.
    DAYS: "截至 统计期 统计时"
    /// What sub-headings of a report speak of, as no caption does.
    HEADINGS: "问题 整改 回顾 比较 相比 较上 结转 同口径"
    /// What a body's name stands before in a caption.
    BEHIND_BODY:
        "政府信息公开 政务公开 信息公开 依申请公开 主动公开 收到 受理 申请 情况 的 各项 统计表 情况表 数据 如下 20"
    /// What says whose the figures are, before a colon.
    BEFORE_BODY: "填报单位 填报机关 报送单位 制表单位 制表机关 单位名称 下属单位 其中"
    /// What leads to a body's name in a line over a table.
    LEADS_TO_BODY:
        "填报单位 填报部门 填表单位 填报机关 报送单位 制表单位 制表机关 编制单位 编报单位 统计单位 单位名称 单位 部门 机关 \
         下属单位 下属 其中 以下为 附件 附表 附 表 例"
    /// What bodies have together.
    TOGETHER: "合计 汇总 总计"
    /// What holds several bodies.
    AREAS: "全省 全市 全县 全区 全州 全盟 全旗 全镇 全乡 各省 各市 各县 各区 各镇 各乡 各地 各单位 区县 县区 市县 县市 乡镇 部门 街道 下属"
    /// What is said of the year of a form or of a rule.
    OF_RULES: "版 修订 修正 施行 印发"
    /// From when on a line counts; in the report's own year that is its beginning.
    SO_FAR: "累计 以来"
    /// Up to which day a line counts.
    UNTIL: "截至 截止"
    /// Words and signs of which a line over a table that says whose it is has one, unless it ends in an organ's name.
    GIVEN_IN: "年 月 季 累计 以来 合计 汇总 总计 样 例 模 虚拟 测试 附 单位 部门 机关 其中 以下为 下属 表 数据 情况"
    /// What forms print over labels, besides groups.
    OVER_LABELS: "信息内容 项目 统计指标 指标名称 申请人情况"
    /// What an annex is called, before its number.
    ANNEX: "附件 附表 附"
    // Corrections.
    /// What a line ends in that stands over what was corrected.
    SUPERSEDED: "更正前 修正前 修改前 修订前 订正前 改正前 调整前 变更前 勘误前 原公布 原发布 原公开 原填报"
    /// What a line ends in that stands over what was put in its place.
    CORRECTED:
        "更正后 修正后 修改后 修订后 订正后 改正后 调整后 变更后 勘误后 更正 勘误 正为 改为 应为 现为 修订为 调整为"
    /// What may stand behind those.
    BEHIND_CORRECTION: "为 是 的 如下 如下表 见下表 所示 内容 数据 表格 表 情况 报告 年报 版本 版 件"
    // Days.
    /// Labels of the day of publication.
    PUBLISHED_LABELS: "发布日期 发布时间 公开日期 公开时间 公布日期 公布时间 发表时间 信息时间"
    /// Labels that end like those and mean another day, which is better than nothing.
    SECOND_BEST_DAYS: "成文日期 成文时间 发文日期 发文时间 生成日期 生成时间 印发日期 印发时间 更新时间 更新日期"
    /// The same, and worse than nothing.
    OTHER_DAYS: "当前时间 现在时间 打印时间 截止时间 截止日期 统计时间"
    /// `<meta>` names that hold the day of publication. A bare `date` is the day a converter ran.
    PUBLISHED_META: "pubdate publishdate pub_date publishtime publicdate article:published_time"
    /// Words of lines that hold the site's clock.
    CLOCK: "今天 星期 欢迎 农历 当前时间 现在是"
    /// Words of lines on another time, or of the law.
    OTHER_TIMES: "统计 期限 截至 条例"
    /// Words before a period that say it is the one the figures cover.
    PERIOD_WORDS: "统计 期限 周期 时限 期间 数据 起止"
}

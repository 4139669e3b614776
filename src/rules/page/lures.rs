//! The words GK801 looks for: data, to be kept up to date.
//!
//! Three kinds. *Names* are beyond doubt: brands and phrases no official page could use of itself ([`NAMES`]), and those
//! put together from classes ([`MADE_UP`](super::made_up::MADE_UP)): 欧洲杯 × 投注, 篮球 × 比分直播, 澳门 × 葡京 × 官网. Words of the *trade*
//! ([`TRADES`]: 棋牌, 投注, 金沙城, 足球网) count with the words of an advertisement ([`PITCHES`]) directly behind them, or
//! on a page that is hijacked elsewhere: a 棋牌室, a 金沙娱乐会所 or a 江南体育中心 is nobody's advertisement. Near words of
//! enforcement ([`ENFORCEMENT`]) or of the lawful lottery ([`LOTTERY`]) nothing counts by itself.
//!
//! Simplified form; for characters that differ, the traditional form of the commonest names stands beside it. Latin
//! letters in lower case.

use crate::text::WordList;

/// Names and phrases that are found by themselves.
pub(super) const NAMES: &[WordList] = &[
    // Betting sites by their Latin names.
    WordList(
        "bet365 365bet beat365 356bet bet356 bet99 188bet 1xbet betway bwin betvictor manbetx dafabet sbobet lovebet \
         uedbet tlcbet betfair fun88 yabo bb电子 bbin ag真人 ag亚游 ag视讯 ag旗舰厅 og真人 pg电子 pg娱乐 mg电子 kok体育 \
         ob体育 bob体育 ku体育 ku酷游 k8凯发 凯发k8 m88明升 w88优德 vwin德赢 米乐m6 北京赛车pk10 pk10开奖",
    ),
    // Betting sites by their Chinese names.
    WordList(
        "必威体育 亚博体育 万博体育 乐鱼体育 爱游戏体育 米乐体育 雷火电竞 博鱼体育 火狐体育 伟德体育 立博体育 立博中文 \
         威廉希尔 皇冠体育 皇冠足球 皇冠现金网 皇冠投注 尊龙凯时 龙8国际 太阳城官网 太阳城集团娱乐 申博太阳城 澳门太阳城 \
         澳門太陽城 新葡京 澳门葡京 澳門葡京 澳门网投 澳门银河官网 澳门金沙官网 澳门永利官网 澳门威尼斯人官网 大发体育 \
         大发彩票 大发快三 彩神争霸 香港六合彩",
    ),
    // Card and table games.
    WordList(
        "天天棋牌 欢乐棋牌 开元棋牌 乐游棋牌 大唐棋牌 开心棋牌 博乐棋牌 万利棋牌 天下棋牌 金花棋牌 大神棋牌 元游棋牌 \
         真钱棋牌 真人棋牌 现金棋牌 真人百家乐 真人视讯 真人荷官 真钱游戏 网上真钱 捕鱼赢现金",
    ),
    // Phrases of their advertisements.
    WordList("网投官网 网投领导者 注册送体验金 注册送彩金 开户送彩金 首存送彩金 博彩官网 博彩导航 娱乐城官网"),
    // Adult sites.
    WordList(
        "日韩无码 亚洲无码 欧美无码 国产无码 无码高清 一本道无码 久久精品 国产精品久久 欧美色图 亚洲色图 成人影片 \
         成人视频 成人电影 成人小说 激情小说 黄色小说 色情直播 裸聊直播 av女优 同城约炮 精品一区二区 麻豆传媒 草榴社区 \
         裸聊平台",
    ),
    // Lotteries that no state runs, and their tips.
    WordList("加拿大28 澳洲幸运5 一肖一码 一码中特 三肖中特 马会资料 馬會資料 六合宝典"),
    // Sites by further names.
    WordList(
        "鸭脖娱乐 鸭脖体育 欧宝体育 欧宝娱乐 金宝搏 beplay ope体育 hth华体会 沙巴体育 ibet国际 bat365 pa凯发 188比分 中国足彩网 \
         足彩app 足彩网站",
    ),
    // What they offer: tips, fixtures.
    WordList("香港免费图库 图库资料大全 免费资料大全 欧洲杯2020赛程 欧洲杯赛程表 世界杯赛程表"),
];

/// Words of the trade that need one of [`PITCHES`] behind them, or a page that is hijacked elsewhere.
pub(super) const TRADES: WordList = WordList(
    "棋牌 博彩 赌博 赌场 百家乐 老虎机 六合彩 时时彩 快三 葡京 太阳城 威尼斯人 澳门金沙 澳门银河 澳门永利 澳门皇冠 \
     澳门美高梅 网投 足球投注 体育投注 娱乐城 成人网 华体会 开云体育 星空体育 半岛体育 江南体育 完美体育 伟德国际 \
     韦德国际 利来国际 必发集团 银河娱乐 金沙娱乐 永利娱乐 凯发娱乐 凯时娱乐 环亚娱乐 云顶娱乐 大发娱乐 万博娱乐 \
     亚博娱乐 九游娱乐 必发娱乐 威尼斯人娱乐 太阳城娱乐 葡京娱乐 腾博会 澳门金沙城中心 澳门金沙城 金沙城中心 金沙城 \
     投注 下注 买球 滚球 比分直播 即时比分 足球网 足球比分 篮球比分 棋牌游戏 捕鱼游戏 扎金花 炸金花 德州扑克 斗地主 \
     龙虎斗 真人娱乐 电子游艺 电玩城 新葡京娱乐 狗万 金宝博 乐天堂 成人视频网",
);

/// What an advertisement says behind them.
pub(super) const PITCHES: WordList = WordList(
    "官网 官網 官方网站 官方网址 官方下载 网址 网站大全 平台官网 平台大全 平台推荐 app 下载 开户 登录入口 登录网址 \
     注册送 送彩金 投注网 现金网 最新版 手机版 安卓版 中文网 在线玩 导航 娱乐官网 娱乐城官网 体育官网 游戏官网 \
     游戏下载",
);

/// Words that make a sentence one about enforcement, in which the names above are spoken of.
pub(super) const ENFORCEMENT: WordList = WordList(
    "打击 整治 查处 治理 严禁 禁止 禁赌 禁毒 取缔 清理 关闭 关停 防范 防控 涉赌 涉黄 涉案 举报 查获 侦破 破获 捣毁 \
     拦截 屏蔽 违法 违规 犯罪 诈骗 警惕 抵制 扫黄 打非 有害 不良 黑链 暗链 篡改 治安 公安 赌博案 网络赌博 反赌 收缴 \
     净网 护苗 查删 封堵 淫秽 低俗 反诈",
);

/// Words of the lawful lottery: its sentences speak of 投注 and its sites, too.
pub(super) const LOTTERY: WordList = WordList("彩票 福彩 体彩 竞彩 彩民 公益金 销售点 投注站");

/// Words that, directly behind a name, make it one of a real place or event: 天天棋牌室, 欢乐棋牌比赛.
pub(super) const ORDINARY: WordList =
    WordList("室 社 馆 会所 协会 活动 比赛 大赛 联赛 锦标赛 茶 俱乐部 酒店 学校 小区 站 点 额 网点 机 终端 络 格 场");

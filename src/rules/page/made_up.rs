//! Names of betting and adult sites that are put together from classes of words: data, to be kept up to date.
//!
//! A row of [`MADE_UP`] is a pattern, 欧洲杯 or 世界杯 and then 投注 or 足球网. Takes a text and says where the longest name
//! ends that begins it. A class takes no word that makes an official phrase with its neighbours (购买球网, 日本成人教育).

/// Names put together: each row's classes, one word of each, in this order.
pub(super) const MADE_UP: &[&[&[&str]]] = &[
    // 欧洲杯足球网, 世界杯投注.
    &[
        &["欧洲杯", "世界杯", "亚洲杯", "美洲杯", "欧冠", "英超", "西甲", "意甲", "德甲", "nba", "cba"],
        &["足球网", "投注", "买球", "下注", "外围盘", "滚球", "比分网", "比分直播"],
    ],
    // 篮球比分直播.
    &[
        &["足球", "篮球", "网球", "排球", "电竞", "体育"],
        &[
            "比分直播",
            "即时比分",
            "比分网",
            "滚球",
            "外围投注",
            "买球网",
            "买球app",
            "买球平台",
            "投注网站",
            "投注平台",
        ],
    ],
    // 投注平台, 网上真人娱乐官网.
    &[
        &["在线", "网上", "线上", "真人", "现金", "真钱", "体育", "足球", "官方", "娱乐", "电子"],
        &["投注", "博彩", "买球", "百家乐", "老虎机", "轮盘", "赌场", "牛牛", "炸金花", "德州扑克", "棋牌", "娱乐城"],
        &["官网", "网址", "平台", "app", "网站", "开户", "注册", "登录", "下载", "大全", "入口"],
    ],
    // 亚博娱乐, 必威真人.
    &[
        &[
            "必威", "亚博", "万博", "乐鱼", "米乐", "雷火", "博鱼", "伟德", "立博", "凯发", "优德", "明升", "德赢",
            "尊龙", "龙8", "龙八", "申博", "九游", "鸭脖", "欧宝", "必发",
        ],
        &["体育", "真人", "棋牌", "彩票", "电竞", "博彩", "投注"],
        &["官网", "网址", "平台", "app", "网站", "在线", "注册", "登录", "下载", "娱乐", "中心官网"],
    ],
    // 365体育直播, 188体育平台.
    &[
        &["365", "188", "356", "1xbet"],
        &["体育", "娱乐"],
        &["直播", "投注", "平台", "备用", "在线", "官网", "app", "网址"],
    ],
    // 凯发国际登录.
    &[
        &["凯发", "利来", "伟德", "优德", "尊龙", "龙8", "环亚", "亚美", "博天堂"],
        &["国际"],
        &["登录", "官网", "平台", "集团", "娱乐", "app", "入口", "网址"],
    ],
    // 澳门金沙城官网, 澳門葡京賭場.
    &[
        &["澳门", "澳門"],
        &[
            "新葡京",
            "葡京",
            "金沙城",
            "金沙",
            "银河",
            "永利",
            "皇冠",
            "威尼斯人",
            "太阳城",
            "美高梅",
            "巴黎人",
            "百老汇",
            "英皇",
            "伦敦人",
            "新濠",
        ],
        &[
            "官网",
            "娱乐城",
            "娱乐场",
            "网址",
            "平台",
            "app",
            "下载",
            "投注",
            "开户",
            "在线",
            "网站",
            "线上",
            "游戏",
            "官方",
        ],
    ],
    // 一分快三, 极速时时彩.
    &[
        &["一分", "三分", "五分", "极速", "大发", "分分", "幸运", "澳洲"],
        &["快三", "快3", "时时彩", "六合彩", "pk10", "飞艇"],
    ],
    // 日韩无码, 欧美色图.
    &[
        &["日韩", "亚洲", "欧美", "国产", "日本", "韩国", "中文"],
        &["无码", "色图", "a片", "情色", "性爱", "乱伦", "黄片", "自拍偷拍"],
    ],
];

/// Where the longest name ends that is put together from [`MADE_UP`] and begins a text.
///
/// The names are never written out: there are thousands, and an automaton of them takes longer to build than a report to
/// check.
pub(super) fn made_up(text: &str) -> Option<usize> {
    let behind = |ends: Vec<usize>, class: &&[&str]| -> Vec<usize> {
        let next = ends.iter().flat_map(|end| {
            let words = class.iter().filter(|word| starts_with(&text[*end..], word));
            words.map(move |word| end + word.len())
        });
        next.collect()
    };
    let begins = |classes: &&&[&[&str]]| classes[0].iter().any(|word| starts_with(text, word));
    MADE_UP.iter().filter(begins).flat_map(|classes| classes.iter().fold(vec![0], behind)).max()
}

/// Whether a text starts with a word, whatever the case of its Latin letters.
pub(super) fn starts_with(text: &str, word: &str) -> bool {
    text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
}

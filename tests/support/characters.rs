//! Characters as mirror sites turn them: traditional forms, pinyin, look-alikes.

/// Simplified characters; the traditional form of each stands at the same place in [`TRADITIONAL`].
const SIMPLIFIED: &str = "万与业严个为举于会体关内决况减则办务动区单历发号后国处复实审对属废开强当总执护报据数无机权条构样没济\
    现监确种称稳简类纠级纳线组织经结继续维缴罚范获营补规计认议许论讼设访证评识诉话询语说请课调谈谋负贡财\
    责质购贯费资赖车转轮载输边达过运还这进连选递遗邮释锁门问间闻阅际陆险难页项顺顾颁领频题风马验";
/// See [`SIMPLIFIED`].
const TRADITIONAL: &str = "萬與業嚴個為舉於會體關內決況減則辦務動區單歷發號後國處復實審對屬廢開強當總執護報據數無機權條構樣沒濟\
    現監確種稱穩簡類糾級納線組織經結繼續維繳罰範獲營補規計認議許論訟設訪證評識訴話詢語說請課調談謀負貢財\
    責質購貫費資賴車轉輪載輸邊達過運還這進連選遞遺郵釋鎖門問間聞閱際陸險難頁項順顧頒領頻題風馬驗";

/// Characters with a known sound; it stands at the same place in [`SOUNDS`].
const SOUNDED: &str = "一七万三上下不业个中为主举之九予事二于五人仍他以件企会位体作供依保信元全八公六共关其具内再决况减出函\
    分列到制办加务动勾区十单危卷及反发取另只可号各合同后告和商四因国在基增处复外大存它安定审家容密对尚属\
    工已年府废度开强当形律性总息情意成或执投护报持按据掌接措提握收改政效数文新方施无明有服期未本机权条构\
    果查概案止正民求没法济然版物现理用由申的益目直相知研确社禁科秘程稳稽章第等管类系纠纳组织经结继续维缴\
    罚者自范获行补表被要规计认议许讼访诉询请购费起转过这进述通逾部采重量金问集需项题额";
/// See [`SOUNDED`].
const SOUNDS: &str = "yi qi wan san shang xia bu ye ge zhong wei zhu ju zhi jiu yu shi er yu wu \
    ren reng ta yi jian qi hui wei ti zuo gong yi bao xin yuan quan ba gong liu gong \
    guan qi ju nei zai jue kuang jian chu han fen lie dao zhi ban jia wu dong gou qu \
    shi dan wei juan ji fan fa qu ling zhi ke hao ge he tong hou gao he shang si \
    yin guo zai ji zeng chu fu wai da cun ta an ding shen jia rong mi dui shang shu \
    gong yi nian fu fei du kai qiang dang xing lv xing zong xi qing yi cheng huo zhi tou \
    hu bao chi an ju zhang jie cuo ti wo shou gai zheng xiao shu wen xin fang shi wu \
    ming you fu qi wei ben ji quan tiao gou guo cha gai an zhi zheng min qiu mei fa \
    ji ran ban wu xian li yong you shen de yi mu zhi xiang zhi yan que she jin ke \
    mi cheng wen ji zhang di deng guan lei xi jiu na zu zhi jing jie ji xu wei jiao \
    fa zhe zi fan huo xing bu biao bei yao gui ji ren yi xu song fang su xun qing \
    gou fei qi zhuan guo zhe jin shu tong yu bu cai zhong liang jin wen ji xu xiang ti \
    e";

/// Characters taken for each other by people who type and by programs that look.
const LOOK_ALIKES: &str = "已己未末人入本木量最申甲日曰土士干千大太理埋政攻息意果杲请清投没案按";

/// The traditional form of a character; the character itself where it has none.
pub fn traditional(c: char) -> char {
    nth_of(SIMPLIFIED, c).and_then(|at| TRADITIONAL.chars().nth(at)).unwrap_or(c)
}

/// How a character is pronounced, where that is known.
pub fn pinyin(c: char) -> Option<&'static str> {
    nth_of(SOUNDED, c).and_then(|at| SOUNDS.split(' ').nth(at))
}

/// A wrong character in place of the right one.
pub fn look_alike(c: char) -> char {
    let other = |at: usize| LOOK_ALIKES.chars().nth(if at.is_multiple_of(2) { at + 1 } else { at - 1 });
    nth_of(LOOK_ALIKES, c).and_then(other).unwrap_or('口')
}

fn nth_of(list: &str, c: char) -> Option<usize> {
    list.chars().position(|known| known == c)
}

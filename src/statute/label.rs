//! Labels made comparable: what is left of a label when layout, numbering and copying accidents are taken away.
//!
//! A statutory label is told by its Chinese characters alone. [`fold`] keeps those, in simplified form, and drops width,
//! brackets, spaces, punctuation, numbering (`三、`, `（一）`, `㈠`, `1.`) and pinyin set in brackets; so one comparison
//! serves every layout. Text is only ever folded for comparing; what is quoted stays as the page has it.
//!
//! ```
//! use gkreport::statute::label::fold;
//! assert_eq!(fold("（三） 不予 公开"), "不予公开");
//! assert_eq!(fold("二、上年結轉政府信息公開申請數量"), "上年结转政府信息公开申请数量");
//! ```

mod folded;

pub(crate) use folded::Folded;

/// Traditional characters of statutory labels, headings and keywords, with their simplified form, sorted.
pub(crate) const TRADITIONAL: &[(char, char)] = &[
    ('並', '并'),
    ('佈', '布'),
    ('併', '并'),
    ('來', '来'),
    ('個', '个'),
    ('傳', '传'),
    ('億', '亿'),
    ('內', '内'),
    ('別', '别'),
    ('則', '则'),
    ('創', '创'),
    ('動', '动'),
    ('務', '务'),
    ('區', '区'),
    ('協', '协'),
    ('員', '员'),
    ('問', '问'),
    ('單', '单'),
    ('國', '国'),
    ('團', '团'),
    ('執', '执'),
    ('報', '报'),
    ('壓', '压'),
    ('學', '学'),
    ('實', '实'),
    ('審', '审'),
    ('寫', '写'),
    ('對', '对'),
    ('導', '导'),
    ('層', '层'),
    ('屬', '属'),
    ('帳', '账'),
    ('廢', '废'),
    ('廣', '广'),
    ('廳', '厅'),
    ('強', '强'),
    ('後', '后'),
    ('從', '从'),
    ('復', '复'),
    ('徵', '征'),
    ('態', '态'),
    ('慮', '虑'),
    ('應', '应'),
    ('戶', '户'),
    ('採', '采'),
    ('損', '损'),
    ('擇', '择'),
    ('擔', '担'),
    ('據', '据'),
    ('數', '数'),
    ('於', '于'),
    ('時', '时'),
    ('書', '书'),
    ('會', '会'),
    ('東', '东'),
    ('條', '条'),
    ('業', '业'),
    ('構', '构'),
    ('標', '标'),
    ('機', '机'),
    ('檔', '档'),
    ('檢', '检'),
    ('權', '权'),
    ('歸', '归'),
    ('決', '决'),
    ('沒', '没'),
    ('況', '况'),
    ('減', '减'),
    ('準', '准'),
    ('滿', '满'),
    ('漲', '涨'),
    ('濟', '济'),
    ('為', '为'),
    ('無', '无'),
    ('爲', '为'),
    ('獲', '获'),
    ('現', '现'),
    ('環', '环'),
    ('產', '产'),
    ('當', '当'),
    ('發', '发'),
    ('監', '监'),
    ('確', '确'),
    ('種', '种'),
    ('稱', '称'),
    ('積', '积'),
    ('穩', '稳'),
    ('節', '节'),
    ('範', '范'),
    ('簡', '简'),
    ('糾', '纠'),
    ('約', '约'),
    ('納', '纳'),
    ('級', '级'),
    ('組', '组'),
    ('結', '结'),
    ('給', '给'),
    ('經', '经'),
    ('維', '维'),
    ('網', '网'),
    ('緊', '紧'),
    ('線', '线'),
    ('編', '编'),
    ('縣', '县'),
    ('總', '总'),
    ('織', '织'),
    ('繳', '缴'),
    ('繼', '继'),
    ('續', '续'),
    ('罰', '罚'),
    ('聞', '闻'),
    ('聯', '联'),
    ('職', '职'),
    ('與', '与'),
    ('舉', '举'),
    ('舊', '旧'),
    ('萬', '万'),
    ('藥', '药'),
    ('處', '处'),
    ('號', '号'),
    ('術', '术'),
    ('衛', '卫'),
    ('補', '补'),
    ('裡', '里'),
    ('製', '制'),
    ('複', '复'),
    ('覆', '复'),
    ('規', '规'),
    ('觀', '观'),
    ('計', '计'),
    ('記', '记'),
    ('訟', '讼'),
    ('訪', '访'),
    ('設', '设'),
    ('許', '许'),
    ('訴', '诉'),
    ('詢', '询'),
    ('認', '认'),
    ('調', '调'),
    ('談', '谈'),
    ('請', '请'),
    ('論', '论'),
    ('證', '证'),
    ('識', '识'),
    ('譯', '译'),
    ('議', '议'),
    ('護', '护'),
    ('讀', '读'),
    ('變', '变'),
    ('讓', '让'),
    ('負', '负'),
    ('財', '财'),
    ('貧', '贫'),
    ('責', '责'),
    ('費', '费'),
    ('資', '资'),
    ('質', '质'),
    ('賬', '账'),
    ('購', '购'),
    ('軟', '软'),
    ('較', '较'),
    ('載', '载'),
    ('輕', '轻'),
    ('輸', '输'),
    ('轉', '转'),
    ('辦', '办'),
    ('農', '农'),
    ('這', '这'),
    ('連', '连'),
    ('進', '进'),
    ('過', '过'),
    ('適', '适'),
    ('選', '选'),
    ('還', '还'),
    ('邊', '边'),
    ('鄉', '乡'),
    ('釋', '释'),
    ('錄', '录'),
    ('錯', '错'),
    ('鍵', '键'),
    ('鎮', '镇'),
    ('長', '长'),
    ('門', '门'),
    ('閉', '闭'),
    ('開', '开'),
    ('間', '间'),
    ('閱', '阅'),
    ('關', '关'),
    ('際', '际'),
    ('隨', '随'),
    ('險', '险'),
    ('雙', '双'),
    ('難', '难'),
    ('電', '电'),
    ('響', '响'),
    ('頁', '页'),
    ('項', '项'),
    ('預', '预'),
    ('領', '领'),
    ('題', '题'),
    ('類', '类'),
    ('顯', '显'),
    ('驗', '验'),
    ('驟', '骤'),
    ('體', '体'),
    ('點', '点'),
    ('齊', '齐'),
];

/// Bits by the low twelve of a character: none is set for nineteen of twenty that [`TRADITIONAL`] does not hold.
const HINTS: [u64; 64] = {
    let mut hints = [0; 64];
    let mut at = 0;
    while at < TRADITIONAL.len() {
        let low = TRADITIONAL[at].0 as usize & 0xfff;
        hints[low / 64] |= 1 << (low % 64);
        at += 1;
    }
    hints
};

/// The simplified form of a character, for comparing.
#[inline]
pub const fn simplified(c: char) -> char {
    let low = c as usize & 0xfff;
    // Asked of every character of a page, and nearly all of them are simplified ones.
    if HINTS[low / 64] >> (low % 64) & 1 == 0 {
        return c;
    }
    let (mut from, mut to) = (0, TRADITIONAL.len());
    while from < to {
        let middle = from.midpoint(to);
        match TRADITIONAL[middle] {
            (traditional, simplified) if traditional == c => return simplified,
            (traditional, _) if traditional < c => from = middle + 1,
            _ => to = middle,
        }
    }
    c
}

/// The Chinese characters of a label, simplified, without numbering.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    out.extend(folded(text));
    out
}

/// What [`fold`] gives, character by character: a comparison that fails at the first one costs no more.
pub(crate) const fn folded(text: &str) -> Folded<'_> {
    Folded::new(text)
}

/// Whether `c` is a Chinese numeral as it numbers headings and rows.
pub(crate) const fn is_numeral(c: char) -> bool {
    matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
}

/// Whether `c` is a Chinese character (CJK ideograph), as against punctuation, digits or letters.
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

/// The length of `bao)`, where `rest` begins with a pinyin note's letters and its closing bracket.
pub(crate) fn pinyin_note(rest: &str) -> Option<usize> {
    for (letters, (at, c)) in rest.char_indices().take(9).enumerate() {
        match c {
            ')' | '）' if letters > 0 => return Some(at + c.len_utf8()),
            c if c.is_alphabetic() && !is_han(c) => {}
            _ => return None,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layout_numbering_and_copies_do_not_matter() {
        for (text, folded) in [
            ("一、本年新收政府信息公开申请数量", "本年新收政府信息公开申请数量"),
            ("2. 其他法律行政法规禁止公开", "其他法律行政法规禁止公开"),
            ("3.危及“三安全一稳定”", "危及三安全一稳定"),
            ("㈢不予公开", "不予公开"),
            ("( 三 )不予\n公开", "不予公开"),
            ("三、本年度办理结果（一）予以公开", "本年度办理结果予以公开"),
            ("報(bao)告(gao)", "报告"),
            ("(七)总计", "总计"),
            ("本 年 增 / 减", "本年增减"),
            ("第二十条第（一）项", "第二十条第项"),
        ] {
            assert_eq!(fold(text), folded, "{text}");
        }
    }

    #[test]
    fn the_table_of_characters_is_sorted_and_changes_only_what_differs() {
        assert!(TRADITIONAL.windows(2).all(|pair| pair[0].0 < pair[1].0));
        assert!(TRADITIONAL.iter().all(|(traditional, simplified)| traditional != simplified));
        assert_eq!(fold("總計"), "总计");
        assert_eq!(fold("三安全一穩定"), "三安全一稳定");
        assert!(TRADITIONAL.iter().all(|&(traditional, due)| simplified(traditional) == due));
    }
}

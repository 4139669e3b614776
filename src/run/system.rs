//! What the system says, in the reader's language.

use gkreport::finding::Language;
use std::io::{self, ErrorKind};

/// An error of the system; in Chinese by its kind, with its number where the kind says little.
pub(super) fn said(error: &io::Error, language: Language) -> String {
    if language == Language::En {
        return error.to_string();
    }
    match (kind(error.kind()), error.raw_os_error(), error.get_ref()) {
        (Some(words), ..) => words.to_owned(),
        (None, Some(code), _) => format!("系统错误 {code}"),
        // Not the system's: this program's own words, or those of what it is built on.
        (None, None, Some(inner)) => inner.to_string(),
        (None, None, None) => "系统错误".to_owned(),
    }
}

const fn kind(kind: ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::NotFound => "没有这个文件",
        ErrorKind::PermissionDenied => "没有权限",
        ErrorKind::IsADirectory => "是文件夹",
        ErrorKind::NotADirectory => "路径中有一级不是文件夹",
        ErrorKind::DirectoryNotEmpty => "文件夹不是空的",
        ErrorKind::AlreadyExists => "已有同名文件",
        ErrorKind::StorageFull => "磁盘空间不足",
        ErrorKind::QuotaExceeded => "超过磁盘配额",
        ErrorKind::FileTooLarge => "文件超过系统允许的大小",
        ErrorKind::ReadOnlyFilesystem => "文件系统只读",
        ErrorKind::OutOfMemory => "内存不足",
        ErrorKind::WouldBlock => "系统资源暂时不足",
        ErrorKind::InvalidData => "内容不是文本",
        ErrorKind::InvalidInput | ErrorKind::InvalidFilename => "文件名不能使用",
        ErrorKind::TimedOut => "等待超时",
        ErrorKind::Interrupted => "被中断",
        ErrorKind::BrokenPipe => "管道已关闭",
        ErrorKind::UnexpectedEof => "内容不完整",
        ErrorKind::WriteZero => "写不进去",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "文件正被使用",
        ErrorKind::StaleNetworkFileHandle => "网络文件已失效",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_words_are_chinese_in_chinese() {
        // On Linux: what a file may meet, from ENOENT to EDQUOT, and numbers without a word of their own.
        for code in [1, 2, 4, 5, 11, 12, 13, 17, 20, 21, 22, 24, 27, 28, 30, 32, 36, 40, 116, 122] {
            let words = said(&io::Error::from_raw_os_error(code), Language::Zh);
            assert!(!words.chars().any(|c| c.is_ascii_alphabetic()), "{words}");
        }
        assert_eq!(said(&ErrorKind::NotFound.into(), Language::Zh), "没有这个文件");
        assert!(said(&io::Error::from_raw_os_error(2), Language::En).starts_with("No such file"));
    }
}

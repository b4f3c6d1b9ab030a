#include "extension/briefing_file.hpp"

#include <algorithm>
#include <com/sun/star/ucb/InteractiveIOException.hpp>
#include <com/sun/star/ucb/SimpleFileAccess.hpp>
#include <osl/file.hxx>

#include "calc/strings.hpp"
#include "core/report/words.hpp"
#include "extension/files.hpp"

namespace adherence {

using namespace css;

std::string describe(OrderFault const& fault, std::string_view language) {
    std::string formats, parts;
    for (std::string_view const each : export_formats) formats += (formats.empty() ? "" : ", ") + std::string(each);
    for (std::string_view const each : briefing_part_names) parts += (parts.empty() ? "" : ", ") + std::string(each);
    // What may stand there instead, where it is a list of words.
    std::string const name = fold(fault.argument);
    std::string const may = name == "format"            ? formats
                            : name == "parts"           ? parts
                            : name == "language"        ? "en, nl, fr, de"
                            : name == "paper"           ? "a4, letter"
                            : name == "withheldvalues"  ? "withhold, print"
                            : name == "date"            ? "2026-03-31"
                            : name == "countries"       ? "all, filtered, selected"
                                                        : "yes, no";
    return sentence(language, fault.key, {{"argument", fault.argument}, {"content", fault.content}, {"values", may}});
}

bool file_exists(uno::Reference<uno::XComponentContext> const& context, std::string const& url) {
    return ucb::SimpleFileAccess::create(context)->exists(calc::to_ustring(url));
}

void write_briefing(uno::Reference<uno::XComponentContext> const& context, std::string const& url, std::string const& content, std::string_view language) {
    std::string_view key = "export.not-written";
    std::string const folder = url.substr(0, url.rfind('/'));
    try {
        // The office would make a folder that is not there.
        if (ucb::SimpleFileAccess::create(context)->isFolder(calc::to_ustring(folder))) return write_file(context, url, content);
        key = "export.no-folder";
    } catch (ucb::InteractiveIOException const& exception) {
        if (exception.Code == ucb::IOErrorCode_ACCESS_DENIED || exception.Code == ucb::IOErrorCode_WRITE_PROTECTED) key = "export.no-permission";
    } catch (uno::Exception const&) {
        // A full disk is told as any other fault.
        osl::VolumeInfo volume(osl_VolumeInfo_Mask_FreeSpace);
        bool const told = osl::Directory::getVolumeInfo(calc::to_ustring(folder), volume) == osl::FileBase::E_None && volume.isValid(osl_VolumeInfo_Mask_FreeSpace);
        if (told && volume.getFreeSpace() < content.size()) key = "export.no-space";
    }
    throw BriefingNotWritten(sentence(language, key, {{"file", shown_file(url)}}));
}

std::optional<std::string> format_of_file(std::string_view url) {
    auto const dot = url.rfind('.');
    if (dot == url.npos) return {};
    std::string const end = fold(url.substr(dot + 1));
    if (std::ranges::find(export_formats, end) == export_formats.end()) return {};
    return end;
}

}  // namespace adherence

// Writes a briefing of all countries of a folder of data as JSON: what tests/schema/run.py holds the briefing's schema against.
//
//   write_briefing FOLDER LANGUAGE MARKING PARTS     data/fictional nl internal reasons,evidence
//
// FOLDER is below the sources. A MARKING of `none` is none; the markings are those of data/fictional. `broken` for FOLDER is a
// framework and countries that go wrong in every way: what cannot be read, nothing entered, nothing that applies, no rules. `bare` is
// a framework that is its criteria and no more.
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "core/base/languages.hpp"
#include "unit/briefing_case.hpp"

namespace {

using namespace adherence;
using adherence::testing::BriefingCase;

constexpr std::size_t draws = 256;  // they are looked at for their shape

BriefingCase broken() {
    BriefingCase from{adherence::testing::framework({.criteria = "id,parent,scale,na,effort\nindex,,,,\nlevel,index,steps,,\nshare,index,percent,yes,\nday,index,since,,-\nplace,index,peers,,\n",
                                           .scales = "scale,type,value,score\nsteps,level,none,0\nsteps,level,1,100\nsince,date,1,100\nsince,date,5,50\nsince,date,never,0\n"
                                                     "peers,relative,zscore,up\n",
                                           .rules = "benefit,effect,subject,test,group\nsupply,requires,share,>= 33.4,\nsupply,condition,day,<= 2025-01-01,\n"
                                                    "supply,excludes,index,< 10,\nsupply,defines,level,1,top\nsupply,requires,top,true,\n",
                                           .benefits = "benefit\nsupply\nidle\n",
                                           .about = "key,value\nas_of,2026-03-31\n"}),
            "country,day,level,share,place\nA,2024-03-18,none,33.4,1\nB,never,none..1,10..20,2\nC,,?,n/a,\nD,soon,1,\"12,5\",-5\nE,2025-01-01,yes,50,1e300\n,,,,\n",
            "country,criterion,source,date,marking\nA,day,Act,45000,secret\nB,,Note,,\nC,no.such,\"=1+1\",2025,public\n"};
    from.set(0, "share", 33.4);
    from.set(1, "day", 45369);
    from.set(3, "place", -5);
    return from;
}

BriefingCase bare() { return {adherence::testing::framework({.criteria = "id,parent,scale\nindex,,\na,index,percent\n"}), "country,a\nA,1\nB,2\nC,\nD,50..60\nE,x\nF,100\n"}; }

BriefingCase case_of(std::string const& folder) {
    if (folder == "broken") return broken();
    if (folder == "bare") return bare();
    return {adherence::testing::built_in("nsg-adherence"), adherence::testing::file_text(folder + "/assessments.csv"), adherence::testing::file_text(folder + "/evidence.csv")};
}

BriefingParts parts_of(std::string_view names) {
    BriefingParts parts = BriefingParts::none();
    for (std::size_t part = 0; part < briefing_part_names.size(); ++part)
        if (("," + std::string(names) + ",").find("," + std::string(briefing_part_names[part]) + ",") != std::string::npos) parts.set(static_cast<BriefingPart>(part), true);
    return parts;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5 || !language_index(argv[2])) {
        std::cerr << "usage: write_briefing FOLDER LANGUAGE MARKING PARTS\n";
        return EXIT_FAILURE;
    }
    BriefingCase const from = case_of(argv[1]);
    BriefingChoices choices = from.everyone();
    choices.language = argv[2];
    choices.marking = argv[3] == std::string_view("none") ? "" : argv[3];
    choices.author = choices.marking.empty() ? "" : "An Author";
    choices.markings = {"public", "internal", "exercise confidential"};
    choices.parts = parts_of(argv[4]);
    choices.draws.draws = draws;
    std::cout << briefing_json(from.made(choices));
    return EXIT_SUCCESS;
}

using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;
using IntegrationHub.Core.Mapping.Formats.Layouts;

namespace IntegrationHub.Core.Mapping.Formats.Idoc;

/// <summary>Takes a tree apart that is written as IDocs: <c>{ idocs: [...] }</c>, or one IDoc.</summary>
internal static class IdocTree
{
    public static Outcome<List<(int Node, IReadOnlyList<WalkedRecord> Records)>> Read(FormatLayout layout, TokenTape tape)
    {
        List<int> nodes = [];
        if (tape.TryGetMember(0, "idocs"u8, out var list) && tape.Kind(list) == JsonKind.Array)
        {
            foreach (var node in tape.Children(list))
            {
                nodes.Add(node);
            }
        }
        else
        {
            nodes.Add(0);
        }

        var (idocs, problems) = (new List<(int, IReadOnlyList<WalkedRecord>)>(), new List<Problem>());
        foreach (var node in nodes)
        {
            if (!tape.TryGetMember(node, "EDI_DC40"u8, out var control) || tape.Kind(control) != JsonKind.Object)
            {
                problems.Add(new Problem("FMT-0006", "An IDoc has a control record. Set members of EDI_DC40 in the mapping.", tape.Pointer(node)));
                continue;
            }

            var type = tape.TryGetMember(control, "IDOCTYP"u8, out var value) ? tape.GetString(value) : "";
            if (IdocControl.Wrong(layout, type) is { } wrong)
            {
                problems.Add(new Problem("FMT-0006", wrong, tape.Pointer(control) + "/IDOCTYP", "idoc", type));
            }

            var walked = new RecordWalk(tape).Below(node, IdocControl.Within(layout));
            problems.AddRange(walked.Problems);
            if (walked.Succeeded)
            {
                idocs.Add((node, walked.Value));
            }
        }

        return problems.Count > 0 ? Outcome<List<(int, IReadOnlyList<WalkedRecord>)>>.Failed(problems) : Outcome<List<(int, IReadOnlyList<WalkedRecord>)>>.Of(idocs);
    }
}

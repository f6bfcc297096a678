using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>The reviewed table of cases: gate, relation and cause, each with what must be true around it.</summary>
public sealed class ComparisonCaseTests
{
    private const string Other = "other";
    private static readonly string[][] Rows = [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "IntegrationHub.Core.Tests", "Reconciliation", "ComparisonCases.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];

    public static TheoryData<string> Cases => [.. Rows.Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gate_relation_and_cause_are_those_of_the_table(string name)
    {
        var row = Rows.Single(one => one[0] == name);
        var finding = Reconciler.OnMasterMessage(Circumstances(row[3], row[1], row[2])).Single(one => one.System == Erp && one.Item == "4711");

        Assert.Equal((row[4], row[5], row[6], row[7]), (Word<Gate>(finding.Gate), Word(finding.Relation), Word(finding.Cause), finding.NeedsPerson ? "yes" : "no"));
        Assert.True(finding.NeedsPerson == (finding.Severity > Severity.None) || finding.Cause == Cause.Stale, "severity and the need of a person go together");
    }

    [Fact]
    public void Every_gate_relation_and_cause_has_a_case()
    {
        Assert.All(Enum.GetValues<Gate>(), gate => Assert.Contains(Rows, row => row[4] == Word<Gate>(gate)));
        Assert.All(Enum.GetValues<Relation>().Where(r => r != Relation.FormatOnly), relation => Assert.Contains(Rows, row => row[5] == Word<Relation>(relation)));
        Assert.All(Enum.GetValues<Cause>(), cause => Assert.Contains(Rows, row => row[6] == Word<Cause>(cause)));
    }

    [Fact]
    public void Over_all_values_the_relation_is_the_order_of_the_levels()
    {
        TrackingLevel[] levels = [TrackingLevel.None, TrackingLevel.Optional, TrackingLevel.Required];
        var all = (from lot in levels from serial in levels select new TrackingFlags(lot, serial)).ToList();
        foreach (var (required, actual) in from r in all from a in all select (r, a))
        {
            var (more, less) = (actual.Lot > required.Lot || actual.Serial > required.Serial, actual.Lot < required.Lot || actual.Serial < required.Serial);
            Assert.Equal(more && less ? Relation.Incomparable : more ? Relation.Stricter : less ? Relation.Looser : Relation.Equal, actual.AgainstRequired(required));
        }
    }

    private static ReconciliationInput Circumstances(string text, string authority, string system)
    {
        var plm = Says(Plm, authority);
        MasterSnapshot[] erp = system == "-" ? [] : [Says(Erp, system)];
        var input = Input(plm, [.. erp]);
        var accepted = new Acceptance("4711", null, Erp, Flags(authority), system == "-" ? default : Flags(system), Now + Day, "Kanban, risk with J. Doe", "decision/1@1");
        return text switch
        {
            "" => input,
            "system deleted" => Input(plm, erp[0] with { Deleted = true }),
            "system phantom" => Input(plm, erp[0] with { Phantom = true }),
            "authority phantom" => Input(plm with { Phantom = true }, erp),
            "authority deleted" => Input(plm with { Deleted = true }, erp),
            "authority new" => Input(plm with { ValidFrom = Now - 1000 }),
            "system from tomorrow" => Input(plm, erp[0] with { ValidFrom = Now + Day }),
            "system has two spellings" => Input(plm, Says(Erp, "lot", item: "04711"), Says(Erp, "none", item: "004711")),
            "system contradicts itself" => Input(plm, erp[0], erp[0] with { RecordedAt = Now, Tracking = Says(Erp, "serial").Tracking }),
            "no authority" => input with { Authority = AuthorityPolicy.None },
            "authority was lot" => Input(Says(Plm, "lot"), plm with { ValidFrom = Now - 1000 }, erp[0]),
            "authority was lot, long ago" => Input(Says(Plm, "lot"), plm with { ValidFrom = Now - (2 * Day) }, erp[0]),
            "authority was lot, before a shutdown" => Input(Says(Plm, "lot"), plm with { ValidFrom = Now - (2 * Day) }, erp[0]) with { Systems = [new() { System = Plm }, new() { System = Erp, Shutdowns = [(Now - (2 * Day), Now - 1000)] }] },
            "authority serial from tomorrow" => Input(plm, Says(Plm, "serial", valid: Now + Day), erp[0]),
            "system stale" => Input(plm, erp[0] with { RecordedAt = Now - (3 * Day) }) with { Systems = [new() { System = Plm }, new() { System = Erp, MaximumAge = 2 * Day }] },
            "system stale but for a shutdown" => Input(plm, erp[0] with { RecordedAt = Now - (3 * Day) }) with { Systems = [new() { System = Plm }, new() { System = Erp, MaximumAge = 2 * Day, Shutdowns = [(Now - (3 * Day), Now - Day)] }] },
            "no serials" => input with { Systems = [new() { System = Plm }, new() { System = Erp, CanSerial = false }] },
            "no lots" => input with { Systems = [new() { System = Plm }, new() { System = Erp, CanLot = false }] },
            "one of two" => input with { Systems = [new() { System = Plm }, new() { System = Erp, CanBoth = false }] },
            "one of two, lot instead" => input with { Systems = [new() { System = Plm }, new() { System = Erp, CanBoth = false, Instead = [new(Rule("both"), Rule("lot"))] }] },
            "accepted" => input with { Accepted = [accepted] },
            "accepted until yesterday" => input with { Accepted = [accepted with { Until = Now - Day }] },
            "accepted for another value" => input with { Accepted = [accepted with { Actual = Flags("serial") }] },
            "accepted at another site" => input with { Accepted = [accepted with { Site = "bremen" }] },
            _ when text.Split(": ") is ["crossing from other" or "crossing to other", var flags] => Input(plm, erp[0], Says(Other, flags)) with
            {
                Systems = [new() { System = Plm }, new() { System = Erp }, new() { System = Other }],
                Crossings = [text.Contains("from", StringComparison.Ordinal) ? new(Other, Erp) : new(Erp, Other)],
            },
            _ => throw new ArgumentException($"No test knows the circumstances '{text}'."),
        };
    }

    private static ReconciliationInput Input(MasterSnapshot plm, params MasterSnapshot[] others) => Masters.Input([plm, .. others]);

    private static TrackingRule Rule(string flags) => new() { Lot = Flags(flags).Lot, Serial = Flags(flags).Serial };

    private static string Word<T>(T? code) where T : struct, Enum => code is null ? "-" : ReportJson.Word(code);
}

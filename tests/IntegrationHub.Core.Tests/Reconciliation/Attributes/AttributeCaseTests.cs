using System.Text.Json.Nodes;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Attributes;
using IntegrationHub.Core.Reconciliation.Spreadsheets;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation.Attributes;

/// <summary>The reviewed table of attributes beside the flag: what two systems say in canonical form, and gate, relation and cause of it.</summary>
public sealed class AttributeCaseTests
{
    private static readonly string[][] Rows = [.. File.ReadLines(Path.Combine(Repository.Root, "tests", "IntegrationHub.Core.Tests", "Reconciliation", "Attributes", "AttributeCases.tsv"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))];

    private static readonly AuthorityPolicy PlmLeadsAll = new("1.0.0",
        [.. MasterAttribute.All.Select(one => new AuthorityRule { Id = one.Name, Attribute = one.Name, System = Plm, Stage = AuthorityStage.Lead })]);

    public static TheoryData<string> Cases => [.. Rows.Select(row => row[0])];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gate_relation_and_cause_are_those_of_the_table(string name)
    {
        var row = Rows.Single(one => one[0] == name);
        var findings = Reconciler.OnMasterMessage(Circumstances(row[4], row[1].Split(':')[0], row[2], row[3])).Where(one => one.Attribute == row[1]).ToList();
        if (row[5] == "-")
        {
            Assert.Empty(findings);
            return;
        }

        var finding = Assert.Single(findings);
        Assert.Equal((row[5], row[6], row[7], row[8]), (ReportJson.Word<Gate>(finding.Gate), Word(finding.Relation), Word(finding.Cause), finding.NeedsPerson ? "yes" : "no"));
        Assert.Equal(finding.NeedsPerson, finding.Proposal is not null);
        Assert.Equal((Erp, Plm), (finding.System, finding.Authority));
    }

    [Fact]
    public void Every_attribute_has_a_case_and_a_declaration() => Assert.All(MasterAttribute.All, attribute =>
    {
        Assert.Contains(Rows, row => MasterAttribute.Of(row[1]) == attribute);
        var text = $"system: erp\nversion: 1.0.0\nkind: erp\nexpresses: {{ lot: true, serial: true, both: true, attributes: {{ {attribute.Name}: {{ held: true, source: s }} }} }}\n";
        Assert.True(SystemReader.Read(YamlTree.Read(System.Text.Encoding.UTF8.GetBytes(text), "system.yaml").Value).Value.Expresses.Attributes[attribute.Name].Held);
    });

    internal static MasterSnapshot Of(string system, string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        document["item"] ??= new JsonObject { ["id"] = "4711" };
        var message = CanonicalJson.Read<MaterialMaster>(System.Text.Encoding.UTF8.GetBytes(document.ToJsonString()));
        return MasterSnapshots.From(message, new(system, "m/1", system + "/item@1.0.0", Now - Day))[0] with { ValidFrom = Now - (30 * Day), ValidFromStated = true };
    }

    private static ReconciliationInput Circumstances(string text, string attribute, string authority, string system)
    {
        var input = Input(Of(Plm, authority), Of(Erp, system)) with { Authority = PlmLeadsAll };
        ReconciliationInput Declared(bool held, params string[] only) => input with
        {
            Systems = [new() { System = Plm }, new() { System = Erp, Attributes = new Dictionary<string, AttributeDeclaration>(StringComparer.Ordinal) { [attribute] = new(held, only, "s") } }],
        };
        return text.Split(' ', 2) switch
        {
            [""] => input,
            ["held"] => Declared(true),
            ["not", _] => Declared(false),
            ["only", var words] => Declared(true, words.Split(' ')),
            ["stale"] => input with { Systems = [new() { System = Plm }, new() { System = Erp, MaximumAge = 1000 }] },
            ["authority", var was] => input with { Snapshots = [Of(Plm, was["was ".Length..]), Of(Plm, authority) with { ValidFrom = Now - 1000 }, Of(Erp, system)] },
            ["alias", var numbers] => input with { SupplierAliases = [new(Erp, numbers.Split(" = ")[0], numbers.Split(" = ")[1], "decision/1@2")] },
            _ => throw new ArgumentException($"No test knows the circumstances '{text}'."),
        };
    }

    private static string Word<T>(T? code) where T : struct, Enum => code is null ? "-" : ReportJson.Word(code);
}

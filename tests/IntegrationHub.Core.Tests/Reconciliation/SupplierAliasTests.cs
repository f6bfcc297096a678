using System.Text;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using MiniExcelLibs;
using Xunit;
using static IntegrationHub.Core.Tests.Reconciliation.Masters;

namespace IntegrationHub.Core.Tests.Reconciliation;

/// <summary>A supplier's number in one system that is a supplier of the authority: always decided by two.</summary>
public sealed class SupplierAliasTests
{
    private static readonly SupplierAliasWish Wish = new(Mes, "S-77", "100023", "both carry gln 4012345000009");

    private static readonly Finding Suppliers = new()
    {
        Item = "0815", Attribute = "suppliers", System = Mes, Authority = Erp, Relation = Relation.Incomparable, Cause = Cause.Unexplained, NeedsPerson = true, Explanation = "e",
        Values = [new() { System = Erp, Item = "0815", Value = "100023, 7" }, new() { System = Mes, Item = "0815", Value = "S-77, 7" }],
    };

    [Fact]
    public void It_waits_for_a_second_person_and_counts_only_then()
    {
        var decision = Make(Wish).Value with { Number = 3 };

        Assert.Equal((DecisionState.AwaitsApproval, true), (decision.State, decision.FourEyes));
        Assert.Empty(DecisionRules.SupplierAliases([decision]));
        Assert.Equal("REC-0026", Assert.Single(DecisionCheck.Next(decision, DecisionState.InForce, "Ann", Now).Problems).Code);

        var agreed = DecisionCheck.Next(decision, DecisionState.InForce, "bob", Now).Value;
        var alias = Assert.Single(DecisionRules.SupplierAliases([agreed]));
        Assert.Equal((Mes, "S-77", "100023", "decision/3@2"), (alias.System, alias.Number, alias.Supplier, alias.Rule));
        Assert.StartsWith("decision/3@2: the supplier S-77 in mes is the supplier 100023, because the list of March. ann decided it on", DecisionRules.Text(agreed), StringComparison.Ordinal);
        Assert.Empty(DecisionRules.Aliases([agreed])); // the number of a supplier is none of an item
    }

    [Theory]
    [InlineData(null, "S-77", "100023", "/system")]
    [InlineData("mes", " ", "100023", "/number")]
    [InlineData("mes", "S-77", null, "/supplier")]
    [InlineData("mes", "100023", "100023", "/number")]
    public void What_is_missing_or_joins_nothing_is_refused_with_its_place(string? system, string? number, string? supplier, string place) =>
        Assert.Equal(place, Assert.Single(Make(new(system, number, supplier)).Problems).Place);

    [Fact]
    public void A_number_that_has_an_alias_gets_no_second_one()
    {
        var standing = Make(Wish).Value with { Number = 3 };

        var problem = Assert.Single(Make(Wish with { Supplier = "7" }, standing).Problems);

        Assert.Equal("REC-0045", problem.Code);
        Assert.Equal("decision/3@1 already says that S-77 in mes is 100023, and waits for a second person. Withdraw it first.", problem.Message);
        Assert.True(Make(Wish with { System = Erp }, standing).Succeeded); // another system may mean something else by it
    }

    [Fact]
    public void From_a_finding_only_what_the_systems_said_of_the_item_can_be_joined()
    {
        var decision = DecisionCheck.Of(Ask("S-77", "100023"), Suppliers, joinsGenealogies: false, Now).Value;
        Assert.Equal((DecisionKind.SupplierAlias, "100023", "S-77", Mes, DecisionState.AwaitsApproval), (decision.Kind, decision.Item, decision.Alias, decision.System, decision.State));

        Assert.Equal("mes does not name the supplier 'S-78' of this item; it names S-77, 7. Choose one of them.", Problem(Ask("S-78", "100023"), Suppliers));
        Assert.Equal("erp does not name the supplier '8' of this item; it names 100023, 7. Choose one of them.", Problem(Ask("S-77", "8"), Suppliers));
        Assert.StartsWith("A supplier alias needs a finding of the suppliers", Problem(Ask("S-77", "100023"), Suppliers with { Attribute = "tracking" }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_finding_of_an_attribute_makes_no_alias_of_an_item() =>
        Assert.EndsWith("a number of a supplier is a supplier-alias.", Problem(new(DecisionKind.Alias, "ann", "r"), Suppliers), StringComparison.Ordinal);

    [Theory]
    [InlineData("100023, 7", "S-77, 7", "S-77", "100023")]
    [InlineData("100023", "0000100023", "0000100023", "100023")]
    [InlineData("100023, 8", "S-77, 7", null, null)] // four numbers: which is which, a person must say
    [InlineData("100023", "S-77, 7", null, null)]
    [InlineData("100023, 7", "7", null, null)]
    [InlineData("gln 4012345000009", "S-77", null, null)]
    public void The_worklist_names_the_two_numbers_that_can_be_one_and_never_guesses_between_several(string authority, string system, string? number, string? supplier)
    {
        var cells = Cells(Of(authority, system));

        Assert.Equal(("number", "supplier"), (cells[0][^2], cells[0][^1]));
        Assert.Equal((number ?? "", supplier ?? "", ""), (cells[1][^2], cells[1][^1], cells[1][Array.IndexOf(cells[0], "decision")]));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_supplier_alias_comes_back_from_a_spreadsheet_and_waits_for_a_second_person(bool xlsx)
    {
        StoredFinding[] stored = [new(7, Suppliers, Now, Now), new(8, Suppliers with { Item = "0816" }, Now, Now)];
        var rows = Cells(stored);
        foreach (var row in rows.Skip(1))
        {
            (row[Array.IndexOf(rows[0], "decision")], row[Array.IndexOf(rows[0], "reason")]) = ("supplier alias", "the list of March");
        }

        var lines = Read(rows, xlsx).Value;

        Assert.Equal([(7L, DecisionKind.SupplierAlias, "S-77", "100023", "ann"), (8L, DecisionKind.SupplierAlias, "S-77", "100023", "ann")], lines.Select(line => (line.Finding, line.Request.Kind, line.Request.Number, line.Request.Item, line.Request.Author)));
        var decided = DecisionCheck.Of(lines[0].Request, Suppliers, joinsGenealogies: false, Now).Value;
        Assert.Equal((DecisionState.AwaitsApproval, true), (decided.State, decided.FourEyes));
        Assert.Equal("REC-0026", Assert.Single(DecisionCheck.Next(decided, DecisionState.InForce, "ann", Now).Problems).Code);
    }

    [Fact]
    public void A_supplier_at_many_items_is_one_alias_and_two_that_contradict_are_none()
    {
        var first = Make(Wish).Value;

        Assert.Same(first, SupplierAliasCheck.Once(Make(Wish with { Evidence = "another item" }).Value, [first]).Value);
        Assert.Equal("The request also says that S-77 in mes is 100023. Decide which of the two it is.", Assert.Single(SupplierAliasCheck.Once(Make(Wish with { Supplier = "7" }).Value, [first]).Problems).Message);
        var other = Make(Wish with { System = Erp }).Value;
        Assert.Same(other, SupplierAliasCheck.Once(other, [first]).Value);
    }

    private static Finding Of(string authority, string system) => Suppliers with { Values = [new() { System = Erp, Item = "0815", Value = authority }, new() { System = Mes, Item = "0815", Value = system }] };

    private static string[][] Cells(params Finding[] findings) => Cells([.. findings.Select((finding, index) => new StoredFinding(index + 1, finding, Now, Now))]);

    private static string[][] Cells(StoredFinding[] stored)
    {
        using var stream = new MemoryStream();
        DecisionTable.WriteCsv(stored, stream);
        return [.. Encoding.UTF8.GetString(stream.ToArray()).TrimStart('\uFEFF').TrimEnd().Split("\r\n").Select(line => line[1..^1].Split("\",\""))];
    }

    private static Core.Canonical.Outcome<IReadOnlyList<DecisionLine>> Read(string[][] rows, bool xlsx)
    {
        using var stream = new MemoryStream();
        if (xlsx)
        {
            stream.SaveAs(rows.Skip(1).Select(row => rows[0].Zip(row).ToDictionary(pair => pair.First, pair => (object)pair.Second)));
        }
        else
        {
            stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => string.Join(',', row.Select(cell => $"\"{cell}\""))))));
        }

        return DecisionTable.Read(xlsx ? "w.xlsx" : "w.csv", () => new MemoryStream(stream.ToArray()), "ann");
    }

    private static Core.Canonical.Outcome<Decision> Make(SupplierAliasWish wish, params Decision[] standing) => SupplierAliasCheck.Of(wish, "ann", "the list of March", standing, Now);

    private static DecisionRequest Ask(string number, string supplier) => new(DecisionKind.SupplierAlias, "ann", "r") { Number = number, Item = supplier };

    private static string Problem(DecisionRequest request, Finding finding) => Assert.Single(DecisionCheck.Of(request, finding, joinsGenealogies: false, Now).Problems).Message;
}

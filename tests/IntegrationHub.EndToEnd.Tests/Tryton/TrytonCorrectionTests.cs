using System.Net.Http.Json;
using System.Text.Json;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Storage.Pipeline;
using IntegrationHub.Tests.Services;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Tryton;

/// <summary>A steward's correction on its way through the hub into a real Tryton 6.0, and back.</summary>
public sealed class TrytonCorrectionTests
{
    private static readonly string[] Everywhere = ["customer", "production", "storage", "supplier"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_correction_goes_through_the_outbox_into_Tryton_and_closes_when_Tryton_says_so()
    {
        TrytonServer.SkipIfMissing();
        var cancellation = TestContext.Current.CancellationToken;
        await using var tryton = await TrytonServer.StartAsync();
        using var session = await TrytonSession.LogInAsync(tryton, cancellation);
        var template = await session.CreateProductAsync("HUB-1", "Pump", "storage");
        var shared = await session.CreateProductAsync("HUB-4", "Screw");
        await session.CallAsync("model.product.product.create", [new[] { new { template = shared, suffix_code = "B" } }]);
        await using var hub = await HubOnTryton.StartAsync(tryton, cancellation);
        await hub.PartsAsync(cancellation, ("HUB-1", "L"), ("HUB-4", "L"));
        await hub.ReadAsync(cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(hub.Application.Address, "/api/v1/") };

        // Only the desk makes corrections: what is pushed into the intake was decided by nobody.
        using var pushed = await http.PostAsync(new Uri("intake/steward/correction", UriKind.Relative), JsonContent.Create(new { decision = "decision/1@1" }), cancellation);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, pushed.StatusCode);

        var rules = await CorrectAsync(http, "HUB-1", cancellation);
        Assert.NotEmpty(rules);
        await Until.TrueAsync(async () => (await FirstAsync(http, "deliveries?state=posted", cancellation)).Count == rules.Count, Patience, cancellation, () => Standing(http));

        var found = await session.CallAsync("model.product.template.read", [new[] { template }, new[] { "lot_required" }]);
        Assert.Equal(Everywhere, found[0].GetProperty("lot_required").EnumerateArray().Select(one => one.GetString()).Order());
        Assert.All(await hub.FindingsAsync("HUB-1", cancellation), finding => Assert.Equal((Cause.InFlight, false), (finding.Cause, finding.NeedsPerson))); // posted is not confirmed
        Assert.Contains((await FirstAsync(http, "reconciliation/corrections", cancellation)).Select(one => one.GetProperty("text").GetString()!), text => text.Contains("erp-tryton took it (HUB-1 was changed and read back.)", StringComparison.Ordinal));

        await hub.ReadAsync(cancellation);
        Assert.Empty(await hub.FindingsAsync("HUB-1", cancellation));
        Assert.Empty(await FirstAsync(http, "reconciliation/corrections", cancellation));

        // Two products share the template: Tryton would change both, so the hub changes none and the mismatch is back with the answer.
        var refused = await CorrectAsync(http, "HUB-4", cancellation);
        await Until.TrueAsync(async () => (await FirstAsync(http, "deliveries?state=refused", cancellation)).Count == refused.Count, Patience, cancellation, () => Standing(http));
        Assert.All(await hub.FindingsAsync("HUB-4", cancellation), finding => Assert.Equal((Cause.Unexplained, true), (finding.Cause, finding.NeedsPerson)));
        var decisions = await FirstAsync(http, "reconciliation/decisions?item=HUB-4", cancellation);
        Assert.All(decisions, decision => Assert.Contains("erp-tryton refused it: Not changed: the template of HUB-4 is shared by 2 records", decision.GetProperty("text").GetString(), StringComparison.Ordinal));

        var ledgers = await hub.Database.ReadAsync((context, token) => LedgerReader.ReadAsync(context, perDay: false, token), cancellation);
        Assert.True(ledgers.Balanced);
        Assert.Equal(rules.Count + refused.Count, ledgers.Intake.Single(line => line.Interface == "steward/correction").Applied);
        var target = ledgers.Targets.Single(line => line.Interface == "erp-tryton/correction");
        Assert.Equal((rules.Count + refused.Count, rules.Count, refused.Count), (target.Due, target.Posted, target.Refused));
    }

    [Fact]
    public async Task A_base_unit_is_corrected_in_Tryton_and_what_Tryton_refuses_because_of_moves_is_back_with_its_answer()
    {
        TrytonServer.SkipIfMissing();
        var cancellation = TestContext.Current.CancellationToken;
        await using var tryton = await TrytonServer.StartAsync();
        using var session = await TrytonSession.LogInAsync(tryton, cancellation);
        var (free, moved) = (await session.CreateProductAsync("HUB-1", "Adhesive", Everywhere), await session.CreateProductAsync("HUB-2", "Paste", Everywhere));
        await MoveAsync(session, moved);
        await using var hub = await HubOnTryton.StartAsync(tryton, cancellation, "base-unit");
        await hub.PartsAsync("kg", cancellation, ("HUB-1", "L"), ("HUB-2", "L"));
        await hub.ReadAsync(cancellation);
        using var http = new HttpClient { BaseAddress = new Uri(hub.Application.Address, "/api/v1/") };

        var mismatch = Assert.Single(await hub.FindingsAsync("HUB-1", cancellation));
        Assert.Equal(("base-unit", Relation.Incomparable, Cause.Unexplained, true), (mismatch.Attribute, mismatch.Relation, mismatch.Cause, mismatch.NeedsPerson));
        var check = Assert.Single(mismatch.Proposal!.Checks!);
        Assert.Equal((PreconditionState.NotKnown, "trytond modules/stock/product.py, _modify_no_move and check_no_move"), (check.State, check.Source));
        Assert.Contains("(/template./default_uom./symbol) to KGM, once it was never received, moved or used (the system itself checks it).", mismatch.Proposal.Text, StringComparison.Ordinal);

        await CorrectAsync(http, "HUB-1", cancellation);
        await Until.TrueAsync(async () => (await FirstAsync(http, "deliveries?state=posted", cancellation)).Count == 1, Patience, cancellation, () => Standing(http));
        Assert.Equal("kg", await UnitAsync(session, free));
        Assert.Equal((Cause.InFlight, false), (await hub.FindingsAsync("HUB-1", cancellation)).Select(finding => (finding.Cause, finding.NeedsPerson)).Single());
        await hub.ReadAsync(cancellation);
        Assert.Empty(await hub.FindingsAsync("HUB-1", cancellation)); // Tryton's own next message closed it

        // The hub has seen no move of it, so it asks; Tryton knows of one and says no.
        var refused = Assert.Single(await CorrectAsync(http, "HUB-2", cancellation));
        await Until.TrueAsync(async () => (await FirstAsync(http, "deliveries?state=refused", cancellation)).Count == 1, Patience, cancellation, () => Standing(http));
        Assert.Equal("u", await UnitAsync(session, moved));
        Assert.Equal((Cause.Unexplained, true), (await hub.FindingsAsync("HUB-2", cancellation)).Select(finding => (finding.Cause, finding.NeedsPerson)).Single());
        var decision = Assert.Single(await FirstAsync(http, "reconciliation/decisions?item=HUB-2", cancellation));
        Assert.Equal((refused, "withdrawn"), (decision.GetProperty("decision").GetProperty("number").GetInt64(), decision.GetProperty("decision").GetProperty("state").GetString()));
        Assert.Contains("erp-tryton refused it: Tryton refused model.product.template.write", decision.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("associated with stock moves", decision.GetProperty("text").GetString(), StringComparison.Ordinal);
        Assert.Contains("associated with stock moves", Assert.Single(await FirstAsync(http, "deliveries?state=refused", cancellation)).ToString(), StringComparison.Ordinal);

        // A unit that the code list has no symbol for is a task with that reason, and no delivery.
        await hub.PartsAsync("sq_m", cancellation, ("HUB-3", "L"));
        await session.CreateProductAsync("HUB-3", "Strip", Everywhere);
        await hub.ReadAsync(cancellation);
        await CorrectAsync(http, "HUB-3", cancellation, byHand: "erp-tryton/correction cannot say it: The code 'MTK' is not in tryton-symbol@1.0.0.");

        var ledgers = await hub.Database.ReadAsync((context, token) => LedgerReader.ReadAsync(context, perDay: false, token), cancellation);
        Assert.True(ledgers.Balanced);
        var target = ledgers.Targets.Single(line => line.Interface == "erp-tryton/correction");
        Assert.Equal((2, 1, 1), (target.Due, target.Posted, target.Refused));
    }

    private static async Task<string> UnitAsync(TrytonSession session, int template) =>
        (await session.CallAsync("model.product.template.read", [new[] { template }, new[] { "default_uom.symbol" }]))[0].GetProperty("default_uom.").GetProperty("symbol").GetString()!;

    // One piece from the lost and found to the storage zone: a draft is a move already.
    private static async Task MoveAsync(TrytonSession session, int template)
    {
        var currency = (await session.CallAsync("model.currency.currency.create", [new[] { new { name = "Euro", code = "EUR", symbol = "E" } }]))[0].GetInt32();
        var party = (await session.CallAsync("model.party.party.create", [new[] { new { name = "Us" } }]))[0].GetInt32();
        var company = (await session.CallAsync("model.company.company.create", [new[] { new { party, currency } }]))[0].GetInt32();
        await session.CallAsync("model.res.user.write", [new[] { 1 }, new { companies = new object[] { new object[] { "add", new[] { company } } }, company }]);
        var product = (await session.CallAsync("model.product.product.search", [new[] { new object[] { "template", "=", template } }, 0, 1, null]))[0].GetInt32();
        var uom = (await session.CallAsync("model.product.uom.search", [new[] { new[] { "symbol", "=", "u" } }, 0, 1, null]))[0].GetInt32();
        await session.CallAsync("model.stock.move.create", [new[] { new { product, uom, quantity = 1.0, from_location = await LocationAsync("lost_found"), to_location = await LocationAsync("storage"), company } }]);

        async Task<int> LocationAsync(string type) => (await session.CallAsync("model.stock.location.search", [new[] { new[] { "type", "=", type } }, 0, 1, null]))[0].GetInt32();
    }

    private static string Standing(HttpClient http) =>
        string.Join('\n', new[] { "deliveries", "quarantine", "reconciliation/decisions" }.Select(path => http.GetStringAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult()));

    // Decides all mismatches of the item, with a second person where the risk asks for one; gives the decisions.
    private static async Task<IReadOnlyList<long>> CorrectAsync(HttpClient http, string item, CancellationToken cancellation, string? byHand = null)
    {
        var findings = (await FirstAsync(http, $"mismatches?item={item}&system=erp-tryton", cancellation)).Where(one => one.GetProperty("finding").GetProperty("item").GetString() == item);
        using var decided = await http.PostAsJsonAsync("reconciliation/decisions", new
        {
            findings = findings.Select(one => one.GetProperty("id").GetInt64()),
            kind = "correct-there",
            author = "ann",
            reason = "PLM is right",
        }, cancellation);
        var answers = JsonSerializer.Deserialize<JsonElement>(await decided.Content.ReadAsStringAsync(cancellation));
        Assert.True(decided.IsSuccessStatusCode, answers.ToString());
        var numbers = new List<long>();
        foreach (var view in answers.EnumerateArray().Select(one => one.GetProperty("decision")))
        {
            var (decision, text) = (view.GetProperty("decision"), view.GetProperty("text").GetString()!);
            numbers.Add(decision.GetProperty("number").GetInt64());
            if (decision.GetProperty("state").GetString() == "awaits-approval")
            {
                using var agreed = await http.PostAsync(new Uri($"reconciliation/decisions/{numbers[^1]}/approve?by=bob", UriKind.Relative), null, cancellation);
                text = await agreed.Content.ReadAsStringAsync(cancellation);
                Assert.True(agreed.IsSuccessStatusCode, text);
            }

            Assert.Contains(byHand ?? "the hub writes it through erp-tryton/correction", System.Text.RegularExpressions.Regex.Unescape(text), StringComparison.Ordinal);
        }

        return numbers;
    }

    private static async Task<IReadOnlyList<JsonElement>> FirstAsync(HttpClient http, string path, CancellationToken cancellation)
    {
        var answer = await http.GetFromJsonAsync<JsonElement>(path, cancellation);
        return [.. (answer.ValueKind == JsonValueKind.Array ? answer : answer.GetProperty("items")).EnumerateArray()];
    }
}

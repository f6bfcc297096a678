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

    private static string Standing(HttpClient http) =>
        string.Join('\n', new[] { "deliveries", "quarantine", "reconciliation/decisions" }.Select(path => http.GetStringAsync(new Uri(path, UriKind.Relative)).GetAwaiter().GetResult()));

    // Decides all mismatches of the item, with a second person where the risk asks for one; gives the decisions.
    private static async Task<IReadOnlyList<long>> CorrectAsync(HttpClient http, string item, CancellationToken cancellation)
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
        foreach (var decision in answers.EnumerateArray().Select(one => one.GetProperty("decision").GetProperty("decision")))
        {
            numbers.Add(decision.GetProperty("number").GetInt64());
            if (decision.GetProperty("state").GetString() == "awaits-approval")
            {
                using var agreed = await http.PostAsync(new Uri($"reconciliation/decisions/{numbers[^1]}/approve?by=bob", UriKind.Relative), null, cancellation);
                var text = await agreed.Content.ReadAsStringAsync(cancellation);
                Assert.True(agreed.IsSuccessStatusCode, text);
                Assert.Contains("the hub writes it through erp-tryton/correction", text, StringComparison.Ordinal);
            }
        }

        return numbers;
    }

    private static async Task<IReadOnlyList<JsonElement>> FirstAsync(HttpClient http, string path, CancellationToken cancellation)
    {
        var answer = await http.GetFromJsonAsync<JsonElement>(path, cancellation);
        return [.. (answer.ValueKind == JsonValueKind.Array ? answer : answer.GetProperty("items")).EnumerateArray()];
    }
}

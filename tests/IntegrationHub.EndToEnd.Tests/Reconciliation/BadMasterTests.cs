using System.Net.Http.Json;
using System.Text.Json;
using IntegrationHub.Core.Canonical.Materials;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.EndToEnd.Tests.Executable;
using IntegrationHub.Storage.Pipeline;
using Xunit;

namespace IntegrationHub.EndToEnd.Tests.Reconciliation;

/// <summary>Masters that are wrong as a whole or in one record, on both databases.</summary>
public sealed class BadMasterTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<HubProfile> Profiles => HubTest.Profiles;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_full_load_that_is_suddenly_40_percent_smaller_is_held_and_nothing_is_deleted(HubProfile profile)
    {
        await using var hub = await HubWithLoads.StartAsync(profile, Token);
        await hub.LoadAsync(Token, Parts(1, 10));

        var counts = await hub.LoadAsync(Token, [.. Parts(1, 5), ("NEW", "L")]);

        Assert.Equal((1, 0), (counts.GetValueOrDefault(MessageState.Quarantined), counts.GetValueOrDefault(MessageState.Applied)));
        Assert.Null((await hub.SaysAsync("P10", Token))!.Deleted);
        Assert.Null(await hub.SaysAsync("NEW", Token)); // nothing of it was applied either
        var held = (await QuarantineAsync(hub))[0];
        var problem = held.GetProperty("problems")[0];
        Assert.Equal(("PIP-0010", "load", "6"), (problem.GetProperty("code").GetString(), problem.GetProperty("rule").GetString(), problem.GetProperty("rawValue").GetString()));
        Assert.StartsWith("This load has 6 records, the last one had 10: 40 % fewer", problem.GetProperty("message").GetString(), StringComparison.Ordinal);

        await DecideAsync(hub, "release", held.GetProperty("id").GetString()!);
        await Until.TrueAsync(async () => (await hub.SaysAsync("P10", Token))!.Deleted == true, Patience, Token);
        Assert.NotNull(await hub.SaysAsync("NEW", Token));
        Assert.Null((await hub.SaysAsync("P5", Token))!.Deleted);
        await BalancedAsync(hub);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task A_held_load_that_is_rejected_leaves_everything_and_the_next_one_is_measured_by_the_last_that_was_taken(HubProfile profile)
    {
        await using var hub = await HubWithLoads.StartAsync(profile, Token);
        await hub.LoadAsync(Token, Parts(1, 10));
        await hub.LoadAsync(Token, Parts(1, 2));

        await DecideAsync(hub, "reject", (await QuarantineAsync(hub))[0].GetProperty("id").GetString()!);
        var again = await hub.LoadAsync(Token, Parts(1, 3));

        Assert.Equal(1, again.GetValueOrDefault(MessageState.Quarantined));
        Assert.Null((await hub.SaysAsync("P10", Token))!.Deleted);
        await BalancedAsync(hub);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task What_a_full_load_lacks_is_deleted_there_and_back_when_a_load_has_it_again(HubProfile profile)
    {
        await using var hub = await HubWithLoads.StartAsync(profile, Token);
        await hub.LoadAsync(Token, Parts(1, 10));

        await hub.LoadAsync(Token, Parts(1, 9));
        Assert.Equal((true, true), ((await hub.SaysAsync("P10", Token))!.Deleted, (await hub.SaysAsync("P10", Token))!.Absent));

        await hub.LoadAsync(Token, Parts(1, 10)); // word for word what it was: suppressed as known, and still it is back
        Assert.Null((await hub.SaysAsync("P10", Token))!.Deleted);
        Assert.Equal(TrackingLevel.Required, (await hub.SaysAsync("P10", Token))!.Tracking![0].Lot);
        await BalancedAsync(hub);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task Two_records_for_one_key_in_one_load_are_both_shown_and_neither_wins(HubProfile profile)
    {
        await using var hub = await HubWithLoads.StartAsync(profile, Token);

        await hub.LoadAsync(Token, ("P1", "L"), ("P1", "S"), ("P2", "L"));

        var finding = Assert.Single(await hub.FindingsAsync("P1", Token), one => one.System == "plm-windchill");
        Assert.Equal((Gate.IdentityUnresolved, true), (finding.Gate, finding.NeedsPerson));
        Assert.Equal(["L", "S"], finding.Values.Where(value => value.System == "plm-windchill").Select(value => value.Raw).Order());
        Assert.Contains("Both are shown and none was taken", finding.Explanation, StringComparison.Ordinal);
        Assert.DoesNotContain(await hub.FindingsAsync("P2", Token), one => one.Gate == Gate.IdentityUnresolved);
        await BalancedAsync(hub);
    }

    [Theory]
    [MemberData(nameof(Profiles))]
    public async Task An_unknown_flag_is_quarantined_with_its_raw_value_and_the_item_counts_as_unknown(HubProfile profile)
    {
        await using var hub = await HubWithLoads.StartAsync(profile, Token);
        await hub.LoadAsync(Token, ("P1", "L"), ("P2", "L"));

        await hub.LoadAsync(Token, ("P2", "L"), ("P3", "Q"));

        var problem = (await QuarantineAsync(hub))[0].GetProperty("problems")[0];
        Assert.Equal(("MAP-0101", "tracking", "Q"), (problem.GetProperty("code").GetString(), problem.GetProperty("rule").GetString(), problem.GetProperty("rawValue").GetString()));
        var says = (await hub.SaysAsync("P3", Token))!;
        Assert.Equal((TrackingLevel.Unknown, TrackingLevel.Unknown, "Q"), (says.Tracking![0].Lot, says.Tracking[0].Serial, says.Tracking[0].Raw!.Value));
        Assert.Equal(Gate.UnknownValue, Assert.Single(await hub.FindingsAsync("P3", Token), one => one.System == "plm-windchill").Gate);
        Assert.True((await hub.SaysAsync("P1", Token))!.Deleted); // a flag that nobody knows does not hide that P1 is gone
        await BalancedAsync(hub);
    }

    private static (string, string)[] Parts(int first, int last) => [.. Enumerable.Range(first, last - first + 1).Select(i => ($"P{i}", "L"))];

    private static async Task<JsonElement> QuarantineAsync(HubWithLoads hub) =>
        (await hub.Http.GetFromJsonAsync<JsonElement>("quarantine?interface=plm-windchill/part", Token)).GetProperty("items");

    private static async Task DecideAsync(HubWithLoads hub, string verdict, string id)
    {
        using var answer = await hub.Http.PostAsJsonAsync("quarantine/decisions", new { verdict, by = "ann", reason = "asked PLM", ids = new[] { id } }, Token);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync(Token));
    }

    private static async Task BalancedAsync(HubWithLoads hub) =>
        Assert.True((await hub.Database.ReadAsync((context, token) => LedgerReader.ReadAsync(context, perDay: false, token), Token)).Balanced);
}

using System.Globalization;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Events;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;

namespace IntegrationHub.Core.Pipeline;

/// <summary>What a load that holds everything means: what it no longer has is deleted there, and a load that is suddenly small is more often a fault than a clearance.</summary>
public static class FullLoad
{
    /// <summary>The code of the problem of a load that is held.</summary>
    public const string Held = "PIP-0010";

    private const string Master = "material-master";

    /// <summary>Holds a load that is much smaller than the last one: as one message that waits for a person.</summary>
    /// <param name="reading">The load, read and split.</param>
    /// <param name="last">How many messages the last load had; null where there is none, or where a person has confirmed this one.</param>
    public static void HoldShrunk(EnvelopeReading reading, int? last)
    {
        if (reading.Flow?.Description.Load is not { } load || last is not > 0 || reading.Problems.Count > 0)
        {
            return;
        }

        // Whole numbers: 60 of 100 is exactly 40 % smaller, and is held.
        var (count, before) = (reading.Messages.Count, last.Value);
        if ((long)(before - count) * 100 < (long)before * load.HeldWhenSmallerBy)
        {
            return;
        }

        reading.Problems = [new StepProblem("split", new Problem(Held, string.Create(CultureInfo.InvariantCulture,
            $"This load has {count} records, the last one had {before}: {100L * (before - count) / before} % fewer, and from {load.HeldWhenSmallerBy} % on a load is held. Nothing of it was applied and nothing was deleted. Release it if the system really has so few, or reject it and ask for a complete one."),
            reading.Flow.Description.SplitEach, "load", count.ToString(CultureInfo.InvariantCulture)))];
        reading.Messages = [new DeclaredMessage(0, "")];
    }

    /// <summary>Marks what the system had and the load has not as deleted there, once the whole load was applied; within the transaction of its last message.</summary>
    /// <returns>How many items; null where a record of the load cannot be read as far as its item, so that nothing can be said to be absent.</returns>
    public static async Task<int?> ConcludeAsync(EnvelopeReading reading, IHubStores stores, CancellationToken cancellationToken)
    {
        var (flow, present) = (reading.Flow!, new HashSet<string>(StringComparer.Ordinal));
        var once = (await stores.Reconciliation.OnceAbsentAsync(flow.System.Name, cancellationToken)).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < reading.Messages.Count; i++)
        {
            var work = InboundPipeline.Compute(new OpenMessage(0, i, $"{reading.Envelope.PublicId}/{i}", reading.Messages[i].Pointer, flow.Closure.Hash), reading);
            if (ItemOf(work) is not { } item)
            {
                return null;
            }

            if (present.Add(item) && once.Contains(item))
            {
                await ReturnAsync(work, item, stores, cancellationToken);
            }
        }

        var gone = 0;
        foreach (var number in (await stores.Reconciliation.NumbersAsync(flow.System.Name, cancellationToken)).Where(one => !present.Contains(one.Number)))
        {
            var newest = (await CurrentAsync(flow.System.Name, number.Number, stores, cancellationToken)).Where(one => one.Deleted != true).ToList();
            foreach (var snapshot in newest)
            {
                await stores.Reconciliation.AppendAsync(SnapshotHistory.Absent(snapshot, reading.Envelope.PublicId.ToString(), stores.Now), cancellationToken);
            }

            if (newest.Count > 0)
            {
                gone++;
                await ItemComparison.RunAsync(flow, stores, number.Number, cancellationToken);
            }
        }

        return gone;
    }

    // A record that comes back unchanged was suppressed as known, and yet it says something: that the item is there again.
    private static async Task ReturnAsync(MessageWork work, string item, IHubStores stores, CancellationToken cancellationToken)
    {
        if (!(await CurrentAsync(work.Flow.System.Name, item, stores, cancellationToken)).Any(one => one.Absent))
        {
            return;
        }

        foreach (var document in work.Canonical.Where(one => one.Type == Master))
        {
            var origin = new SnapshotOrigin(work.Flow.System.Name, work.Name, work.Flow.Mapping, stores.Now) { FullLoad = true };
            foreach (var snapshot in MasterSnapshots.From(CanonicalJson.Read<MaterialMaster>(document.Bytes), origin))
            {
                await stores.Reconciliation.AppendAsync(snapshot, cancellationToken);
            }
        }

        await ItemComparison.RunAsync(work.Flow, stores, item, cancellationToken);
    }

    private static async Task<IEnumerable<MasterSnapshot>> CurrentAsync(string system, string item, IHubStores stores, CancellationToken cancellationToken) =>
        (await stores.Reconciliation.RecentAsync(item, cancellationToken)).Where(one => one.System == system && one.Item == item).GroupBy(one => one.Site)
            .Select(history => SnapshotHistory.At(history, stores.Now).Current).OfType<MasterSnapshot>();

    // A record whose flag nobody knows still says that the item is there.
    private static string? ItemOf(MessageWork work)
    {
        var document = work.Canonical.FirstOrDefault(one => one.Type == Master)
            ?? work.Partial.FirstOrDefault(one => one.Type.StartsWith("canonical/material-master@", StringComparison.Ordinal));
        try
        {
            return document is null ? null : CanonicalJson.Read<MaterialMaster>(document.Bytes).Item?.Id;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}

using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Time;
using IntegrationHub.Core.Pipeline;
using IntegrationHub.Core.Pipeline.Steps;
using IntegrationHub.Core.Reconciliation;
using IntegrationHub.Core.Reconciliation.Decisions;
using IntegrationHub.Messaging;
using IntegrationHub.Storage;
using IntegrationHub.Storage.Connections;
using IntegrationHub.Storage.Reconciliation;
using Microsoft.Extensions.DependencyInjection;

namespace IntegrationHub.Host.Api.Reconciliation;

/// <summary>What stewards do with findings: look, decide, agree, note. For the API and the page.</summary>
internal sealed class StewardDesk(IHubDatabase database, IServiceProvider services, CorrectionDesk corrections, TimeProvider time, HubChanges changes)
{
    // An alias of a supplier touches every item that comes from him; beyond this many the next full run compares them.
    private const int MostItems = 1_000;

    private long Now => HubInstant.ToMicroseconds(time.GetUtcNow());

    /// <summary>Reads a finding with all that is known about it; null where it is not open.</summary>
    public Task<FindingDetail?> ShowAsync(long id, CancellationToken cancellationToken) => database.ReadAsync(async (context, cancel) =>
    {
        if (await new ReconciliationStore(context).FindAsync(id, cancel) is not { } stored)
        {
            return null;
        }

        var notes = new FindingNotes(context);
        var decisions = (await new DecisionStore(context).OfItemAsync(stored.Finding.Item, cancel))
            .Where(one => one.Attribute == stored.Finding.Attribute && one.System == stored.Finding.System && one.Site == stored.Finding.Site);
        return new FindingDetail(stored, await notes.EpisodesAsync(stored.Finding, cancel), await notes.OfAsync(stored.Finding, cancel), [.. decisions.Select(DecisionView.Of)]);
    }, cancellationToken);

    /// <summary>Says what a request would make of each finding; nothing is stored.</summary>
    public Task<IReadOnlyList<DecisionAnswer>> PreviewAsync(IReadOnlyList<long> findings, DecisionRequest request, CancellationToken cancellationToken) =>
        database.ReadAsync((context, cancel) => AnswersAsync(context, [.. findings.Select(id => (id, (string?)null, request))], Now, cancel), cancellationToken);

    /// <summary>Decides findings in one transaction: all of them or, where one cannot be, none.</summary>
    /// <param name="wished">The findings; the values that were looked at, where they are known; and what is asked for.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<DecisionAnswer>> DecideAsync(IReadOnlyList<(long Finding, string? Values, DecisionRequest Request)> wished, CancellationToken cancellationToken)
    {
        var now = Now;
        var answers = await database.WriteAsync(async (context, cancel) =>
        {
            var planned = await AnswersAsync(context, wished, now, cancel);
            if (planned.Any(one => one.Problems.Count > 0))
            {
                return planned;
            }

            var (store, made) = (new DecisionStore(context), new List<DecisionAnswer>());
            foreach (var answer in planned)
            {
                var decision = answer.Decision!.Decision;
                if (decision.Kind == DecisionKind.SupplierAlias && made.Find(one => one.Decision!.Decision is { Kind: DecisionKind.SupplierAlias } other && (other.System, other.Alias) == (decision.System, decision.Alias)) is { } first)
                {
                    made.Add(answer with { Decision = first.Decision }); // the same supplier at another item: one alias
                    continue;
                }

                var stored = await store.AddAsync(decision, cancel);
                await corrections.SendAsync(context, stored, await CorrectionDesk.FindingAsync(context, stored, cancel), cancel);
                made.Add(answer with { Decision = DecisionView.Of(stored) });
            }

            await EffectAsync(context, [.. made.Select(one => one.Decision!.Decision)], now, cancel);
            return made;
        }, cancellationToken);
        changes.Notify();
        corrections.Wake();
        return answers;
    }

    /// <summary>Proposes supplier aliases that no finding stands behind: all of them or, where one cannot be, none. Each waits for a second person.</summary>
    /// <returns>What was stored, or, with <paramref name="preview"/>, would be; else all that is wrong.</returns>
    public async Task<Outcome<IReadOnlyList<DecisionView>>> SuppliersAsync(IReadOnlyList<SupplierAliasWish> wishes, string author, string reason, bool preview, CancellationToken cancellationToken)
    {
        var now = Now;
        var made = await database.WriteAsync(async (context, cancel) =>
        {
            var store = new DecisionStore(context);
            var (standing, planned, problems) = (new List<Decision>(await store.SupplierAliasesAsync(cancel)), new List<Decision>(), new List<Problem>());
            for (var index = 0; index < wishes.Count; index++)
            {
                var one = SupplierAliasCheck.Of(wishes[index], author, reason, standing, now);
                problems.AddRange(one.Problems.Select(problem => problem.Place is "/author" or "/reason" ? problem : problem with { Place = $"/aliases/{index}{problem.Place}" }));
                if (one.Succeeded)
                {
                    standing.Add(one.Value);
                    planned.Add(one.Value);
                }
            }

            if (problems.Count > 0)
            {
                return Outcome<IReadOnlyList<DecisionView>>.Failed([.. problems.DistinctBy(problem => (problem.Place, problem.Message))]);
            }

            var stored = new List<DecisionView>();
            foreach (var one in planned)
            {
                stored.Add(DecisionView.Of(preview ? one : await store.AddAsync(one, cancel)));
            }

            return Outcome<IReadOnlyList<DecisionView>>.Of(stored);
        }, cancellationToken);
        changes.Notify();
        return made;
    }

    /// <summary>Agrees, rejects or takes back.</summary>
    /// <returns>The next version, or why it cannot be made; null where there is no such decision.</returns>
    public async Task<Outcome<DecisionView>?> MoveAsync(long number, DecisionState to, string by, CancellationToken cancellationToken)
    {
        var now = Now;
        var moved = await database.WriteAsync(async (context, cancel) =>
        {
            var store = new DecisionStore(context);
            if ((await store.HistoryAsync(number, cancel)) is not [.., var newest])
            {
                return null;
            }

            var next = DecisionCheck.Next(newest, to, by, now);
            if (!next.Succeeded)
            {
                return Outcome<DecisionView>.Failed(next.Problems);
            }

            var finding = await CorrectionDesk.FindingAsync(context, next.Value, cancel);
            var stored = await store.AddAsync(corrections.Plan(next.Value, finding), cancel);
            await corrections.SendAsync(context, stored, finding, cancel);
            await EffectAsync(context, [stored], now, cancel);
            return Outcome<DecisionView>.Of(DecisionView.Of(stored));
        }, cancellationToken);
        changes.Notify();
        corrections.Wake();
        return moved;
    }

    /// <summary>Lists corrections whose mismatch is still open.</summary>
    public Task<IReadOnlyList<OpenCorrection>> CorrectionsAsync(CancellationToken cancellationToken) => database.ReadAsync(CorrectionReader.OpenAsync, cancellationToken);

    /// <summary>Adds a note; false where the finding is not open.</summary>
    public async Task<bool> NoteAsync(long id, NoteKind kind, string text, string author, CancellationToken cancellationToken)
    {
        var now = Now;
        var found = await database.WriteAsync(async (context, cancel) =>
        {
            if (await new ReconciliationStore(context).FindAsync(id, cancel) is not { } stored)
            {
                return false;
            }

            await new FindingNotes(context).AddAsync(stored.Finding, new(kind, text, author, now), cancel);
            return true;
        }, cancellationToken);
        changes.Notify();
        return found;
    }

    /// <summary>Compares again what a decision covered until now.</summary>
    /// <returns>How many items came back.</returns>
    public async Task<int> ReturnAsync(CancellationToken cancellationToken)
    {
        var now = Now;
        if (services.GetService<IFlowCatalog>() is null
            || (await database.ReadAsync((context, cancel) => new ReconciliationStore(context).DueAsync(now, 1, cancel), cancellationToken)).Count == 0)
        {
            return 0;
        }

        var returned = await database.WriteAsync(async (context, cancel) =>
        {
            var due = await new ReconciliationStore(context).DueAsync(now, 100, cancel);
            foreach (var item in due)
            {
                await CompareAsync(context, item, now, cancel);
            }

            return due.Count;
        }, cancellationToken);
        changes.Notify();
        return returned;
    }

    private async Task<IReadOnlyList<DecisionAnswer>> AnswersAsync(
        HubContext context, IReadOnlyList<(long Finding, string? Values, DecisionRequest Request)> wished, long now, CancellationToken cancellationToken)
    {
        var (store, answers, asked) = (new ReconciliationStore(context), new List<DecisionAnswer>(), new List<Decision>());
        foreach (var (id, values, request) in wished)
        {
            if (await store.FindAsync(id, cancellationToken) is not { } stored)
            {
                answers.Add(new(id, null, null, [new("REC-0040", $"Finding {id} is not open: it closed, or never was. Read the worklist again.", RawValue: $"{id}")]));
                continue;
            }

            var seen = DecisionRules.ValuesOf(stored.Finding);
            if (values is { Length: > 0 } && values != seen)
            {
                answers.Add(new(id, stored.Finding.Item, null, [new("REC-0041", $"The systems say something else since this was looked at. Now: {seen}. Decide on the new values.", "/values", RawValue: values)]));
                continue;
            }

            var made = request.Kind == DecisionKind.SupplierAlias && (await new DecisionStore(context).SupplierAliasesAsync(cancellationToken))
                    .FirstOrDefault(one => one.System == stored.Finding.System && one.Alias == request.Number?.Trim()) is { } standing
                ? SupplierAliasCheck.Of(new SupplierAliasWish(stored.Finding.System, request.Number, request.Item), request.Author, request.Reason, [standing], now)
                : DecisionCheck.Of(request, stored.Finding, await JoinsAsync(context, request, stored.Finding, cancellationToken), now);
            if (made is { Succeeded: true, Value.Kind: DecisionKind.SupplierAlias })
            {
                made = SupplierAliasCheck.Once(made.Value, asked);
                asked.AddRange(made.Succeeded ? [made.Value] : []);
            }

            answers.Add(made.Succeeded ? new(id, stored.Finding.Item, DecisionView.Of(corrections.Plan(made.Value, stored.Finding)), []) : new(id, stored.Finding.Item, null, made.Problems));
        }

        return answers;
    }

    private static async Task<bool> JoinsAsync(HubContext context, DecisionRequest request, Finding finding, CancellationToken cancellationToken)
    {
        var alias = finding.Values.FirstOrDefault(value => value.System == finding.System)?.Item;
        if (request.Kind != DecisionKind.Alias || alias is null)
        {
            return false;
        }

        var facts = new ItemFacts(context);
        return (await facts.KnowledgeAsync([alias], cancellationToken)).Movements > 0
            && (await facts.KnowledgeAsync([request.Item ?? finding.Item], cancellationToken)).Movements > 0;
    }

    // What a decision covers is known from the finding itself; only an alias or what was taken back needs the masters again.
    private async Task EffectAsync(HubContext context, IReadOnlyList<Decision> decisions, long now, CancellationToken cancellationToken)
    {
        var (store, decided) = (new ReconciliationStore(context), new DecisionStore(context));
        foreach (var item in decisions.Where(one => one.State == DecisionState.InForce && one.Kind is not (DecisionKind.Alias or DecisionKind.SupplierAlias)).Select(one => one.Item).Distinct(StringComparer.Ordinal))
        {
            var open = await store.OpenAsync(item, cancellationToken);
            await store.SaveFindingsAsync(item, DecisionRules.Apply(open, await decided.OfItemAsync(item, cancellationToken), now), now, cancellationToken);
        }

        foreach (var taken in decisions.Where(one => one is { State: DecisionState.Withdrawn, Kind: DecisionKind.CorrectThere }))
        {
            await CorrectionReader.CancelAsync(context, taken, now, cancellationToken);
        }

        var affected = new List<string>(decisions.Where(one => one is { State: DecisionState.Withdrawn, Kind: not DecisionKind.SupplierAlias } or { State: DecisionState.InForce, Kind: DecisionKind.Alias }).Select(one => one.Item));
        foreach (var system in decisions.Where(one => one is { Kind: DecisionKind.SupplierAlias, System: not null, State: DecisionState.InForce or DecisionState.Withdrawn }).Select(one => one.System!).Distinct(StringComparer.Ordinal))
        {
            affected.AddRange(await store.WithFindingAsync("suppliers", system, MostItems, cancellationToken));
        }

        foreach (var item in affected.Distinct(StringComparer.Ordinal))
        {
            await CompareAsync(context, item, now, cancellationToken);
        }
    }

    private Task CompareAsync(HubContext context, string item, long now, CancellationToken cancellationToken) =>
        services.GetService<IFlowCatalog>()?.Current is { } current
            ? ItemComparison.RunAsync(current.Policies, current.Flows.Values, new ReconciliationStore(context), new DecisionStore(context), new ItemFacts(context), item, now, cancellationToken)
            : Task.CompletedTask;
}

/// <summary>A finding with its history.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Episodes">When it was open before, and now.</param>
/// <param name="Notes">Comments and assignments, the oldest first; the last assignment holds.</param>
/// <param name="Decisions">Decisions about it.</param>
public sealed record FindingDetail(StoredFinding Finding, IReadOnlyList<FindingEpisode> Episodes, IReadOnlyList<FindingNote> Notes, IReadOnlyList<DecisionView> Decisions);

/// <summary>A decision with its sentence.</summary>
/// <param name="Rule">The name of the rule.</param>
/// <param name="Text">The rule in plain words.</param>
/// <param name="Decision">The decision.</param>
public sealed record DecisionView(string Rule, string Text, Decision Decision)
{
    /// <summary>Says a decision in words.</summary>
    public static DecisionView Of(Decision decision) => new(decision.Rule, DecisionRules.Text(decision), decision);
}

/// <summary>What became, or would become, of a request about one finding.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Item">Its item; null where it is not open.</param>
/// <param name="Decision">The decision; null where it cannot be made.</param>
/// <param name="Problems">Why not; empty where it can.</param>
public sealed record DecisionAnswer(long Finding, string? Item, DecisionView? Decision, IReadOnlyList<Problem> Problems);

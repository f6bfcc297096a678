using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Genealogy;

/// <summary>Finds the pieces and lots that a suspicion speaks of.</summary>
internal sealed class SuspectFinder(IGenealogyFacts facts, Func<string, CancellationToken, Task<IReadOnlyList<string>>> resolve)
{
    private readonly List<Problem> _problems = [];
    private readonly List<Suspect> _suspects = [];

    public async Task<Outcome<IReadOnlyList<Suspect>>> FindAsync(RecallRequest request, CancellationToken cancel)
    {
        foreach (var text in request.Texts)
        {
            await AddNamedAsync(text, request.Pieces, cancel);
        }

        foreach (var delivery in request.Deliveries)
        {
            await AddDeliveredAsync(delivery, cancel);
        }

        if (request.TouchedBy.Count > 0)
        {
            await AddTouchedAsync(request, cancel);
        }

        return _problems.Count > 0 ? Outcome<IReadOnlyList<Suspect>>.Failed(_problems) : Outcome<IReadOnlyList<Suspect>>.Of([.. _suspects.Distinct()]);
    }

    private async Task AddNamedAsync(string text, decimal? pieces, CancellationToken cancel)
    {
        var keys = await resolve(text, cancel);
        if (keys.Count == 0)
        {
            _problems.Add(GenealogyQuery.Unknown(text));
        }
        else if (keys.Count > 1)
        {
            _problems.Add(GenealogyQuery.Several(text, keys));
        }
        else
        {
            var kind = (await facts.NodesAsync(keys, cancel)).FirstOrDefault()?.Kind ?? NodeKind.Unknown;
            _suspects.Add(new Suspect(keys[0], kind == NodeKind.Lot ? pieces : null));
            if (kind == NodeKind.Container)
            {
                await AddContentsAsync(keys[0], cancel);
            }
        }
    }

    // What was ever packed into it; of a lot, as many unknown pieces as were packed.
    private async Task AddContentsAsync(string container, CancellationToken cancel)
    {
        var open = new Stack<string>([container]);
        var seen = new HashSet<string>(StringComparer.Ordinal) { container };
        while (open.TryPop(out var next))
        {
            var packed = (await facts.AttachmentsOfNodesAsync([next], cancel)).Where(a => !a.Retracted && a.Role != AttachmentRole.Input).Select(a => a.Group).ToArray();
            var contents = (await facts.AttachmentsOfGroupsAsync(packed, cancel)).Where(a => !a.Retracted && a.Role == AttachmentRole.Input).ToArray();
            var kinds = (await facts.NodesAsync([.. contents.Select(a => a.Node)], cancel)).ToDictionary(n => n.Key, n => n.Kind, StringComparer.Ordinal);
            foreach (var content in contents)
            {
                var kind = kinds.GetValueOrDefault(content.Node);
                _suspects.Add(new Suspect(content.Node, kind == NodeKind.Lot ? content.Quantity : null));
                if (kind == NodeKind.Container && seen.Add(content.Node))
                {
                    open.Push(content.Node);
                }
            }
        }
    }

    private async Task AddDeliveredAsync(string delivery, CancellationToken cancel)
    {
        var received = (await facts.AttachmentsOfEventAsync(delivery, cancel)).Where(a => a is { Retracted: false, Role: AttachmentRole.Output }).ToArray();
        if (received.Length == 0)
        {
            _problems.Add(new Problem("GEN-0003", "No receipt goes by this number. Check the number, and whether its message waits in quarantine.", RawValue: delivery));
        }

        var kinds = (await facts.NodesAsync([.. received.Select(a => a.Node)], cancel)).ToDictionary(n => n.Key, n => n.Kind, StringComparer.Ordinal);
        _suspects.AddRange(received.Select(a => new Suspect(a.Node, kinds.GetValueOrDefault(a.Node) == NodeKind.Lot ? a.Quantity : null)));
    }

    private async Task AddTouchedAsync(RecallRequest request, CancellationToken cancel)
    {
        var steps = await facts.StepsAsync(request.From, request.To, cancel);
        var touched = steps.Where(s => request.TouchedBy.All(t => s.Context.Any(c => Fits(c, t)))).ToArray();
        if (touched.Length == 0)
        {
            _problems.Add(new Problem("GEN-0004",
                $"No test result or process record names {string.Join(" and ", request.TouchedBy.Select(t => $"{t.Scheme} '{t.Value}'"))} in that time. Check the name and the time, and until when the source's records are complete.",
                RawValue: request.TouchedBy[0].Value));
        }

        _suspects.AddRange(touched.Select(s => new Suspect(s.Node)));
    }

    private static bool Fits(Identifier said, Identifier asked) => said.Scheme == asked.Scheme && said.Value == asked.Value;
}

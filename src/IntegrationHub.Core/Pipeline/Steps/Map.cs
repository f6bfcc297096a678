using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Core.Pipeline.Steps;

/// <summary>Makes canonical messages by the mapping of the closure.</summary>
internal static class Map
{
    public static void Run(MessageWork work)
    {
        var result = work.Flow.Plan.Run(work.Tape!, new MappingRunContext { MessageId = work.Name });
        if (result.Problems.Count > 0)
        {
            work.Refuse("map", result.Problems);
            work.Partial = [.. result.Partial.Select(output => new CanonicalDocument(output.To.ToString(), output.Document))];
            return;
        }

        work.Canonical = [.. result.Outputs.Select(output => new CanonicalDocument(output.To.ToString(), output.Document))];
        work.NoOutput = result.NoOutput ? $"no-output: no output of {work.Flow.Mapping} applies to this message" : null;
    }
}

using IntegrationHub.Core.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace IntegrationHub.Storage.Pipeline;

/// <summary>What the journal knows about full loads of an interface.</summary>
public static class LoadReader
{
    /// <summary>Counts the messages of the last load before an envelope that was taken; null where there is none, or where this one was held and a person released it.</summary>
    public static async Task<int?> LastAsync(HubContext context, ClaimedEnvelope envelope, CancellationToken cancellationToken)
    {
        if (await context.Set<MessageRow>().AnyAsync(row => row.EnvelopeId == envelope.Id
            && context.Set<ProblemRow>().Any(problem => problem.MessageId == row.Id && problem.Code == FullLoad.Held), cancellationToken))
        {
            return null;
        }

        return await Taken(context, envelope.Interface).Where(row => row.Id < envelope.Id).OrderByDescending(row => row.Id).Select(row => row.MessageCount).FirstOrDefaultAsync(cancellationToken);
    }

    /// <summary>Says whether a load is settled and none was taken after it: only then does it say what the system no longer has.</summary>
    public static async Task<bool> IsNewestAsync(HubContext context, ClaimedEnvelope envelope, CancellationToken cancellationToken) =>
        await context.Set<EnvelopeRow>().AnyAsync(row => row.Id == envelope.Id && row.Open == 0, cancellationToken)
        && !await Taken(context, envelope.Interface).AnyAsync(row => row.Id > envelope.Id, cancellationToken);

    // One that is held, or was rejected as a whole, is one message for all: its pointer is empty.
    private static IQueryable<EnvelopeRow> Taken(HubContext context, string flow) => context.Set<EnvelopeRow>().AsNoTracking()
        .Where(row => row.Interface == flow && context.Set<MessageRow>().Any(message => message.EnvelopeId == row.Id && message.Ordinal == 0 && message.Pointer != ""));
}

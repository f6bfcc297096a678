using System.Data.Common;
using IntegrationHub.Cli.Session;
using IntegrationHub.Host.Composition;

namespace IntegrationHub.Cli;

/// <summary>Turns what stops a verb into a message and an exit code. A stack trace is for the hub's own faults only.</summary>
internal static class Failures
{
    public static async Task<int> GuardAsync(Func<Task<int>> verb)
    {
        try
        {
            return await verb();
        }
        catch (HubRefusedException refused)
        {
            Console.Error.WriteLine($"The configuration has {refused.Problems.Count} fault{(refused.Problems.Count == 1 ? "" : "s")}; nothing was started.");
            foreach (var problem in refused.Problems)
            {
                Console.Error.WriteLine(problem);
            }

            return ExitCodes.WrongUse;
        }
        catch (WrongUseException wrong)
        {
            Console.Error.WriteLine(wrong.Message);
            return ExitCodes.WrongUse;
        }
        catch (CouldNotException failure)
        {
            Console.Error.WriteLine(failure.Message);
            return ExitCodes.CouldNot;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"{failure.Message} Check that it is there and may be reached, then run the command again.");
            return ExitCodes.CouldNot;
        }
        catch (DbException failure)
        {
            Console.Error.WriteLine($"The database does not answer: {failure.Message} Check HUB_STORE__CONNECTION and that the server runs, then run the command again.");
            return ExitCodes.CouldNot;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return ExitCodes.CouldNot;
        }
    }
}

/// <summary>The command cannot mean anything.</summary>
internal sealed class WrongUseException(string message) : Exception(message);

/// <summary>The command is right and cannot be done now.</summary>
internal sealed class CouldNotException(string message) : Exception(message);

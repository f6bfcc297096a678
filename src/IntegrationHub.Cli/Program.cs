using System.CommandLine;
using IntegrationHub.Cli;

// Parse errors are wrong use (2), not the answer no (1); a text that begins with @ is a text and no file of further arguments.
var root = HubCommands.Create();
var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (UnknownOptions.Find(result) is { } unknown)
{
    return WrongUse.Report([unknown], result);
}

if (result.Errors.Count > 0)
{
    return WrongUse.Report([.. result.Errors.Select(error => error.Message)], result);
}

// A verb that the help of its parent leaves out still has a help of its own.
result.CommandResult.Command.Hidden = false;

using var stop = new CancellationTokenSource();
return await Failures.GuardAsync(() => result.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }, stop.Token));

using System.CommandLine;
using IntegrationHub.Cli.Canonical;
using IntegrationHub.Cli.Contracts;
using IntegrationHub.Cli.Demo;
using IntegrationHub.Cli.Genealogy;
using IntegrationHub.Cli.Mapping;
using IntegrationHub.Cli.Measurement;
using IntegrationHub.Cli.Pipeline;
using IntegrationHub.Cli.Reconciliation;
using IntegrationHub.Cli.Session;
using IntegrationHub.Cli.Translation;
using IntegrationHub.Cli.Versioning;

namespace IntegrationHub.Cli;

/// <summary>The verbs of <c>hub</c>.</summary>
internal static class HubCommands
{
    public static RootCommand Create()
    {
        var options = new GlobalOptions();
        var root = new RootCommand("IntegrationHub: connects the ERP, PLM, MES and QMS systems of a factory; loses nothing, guesses nothing, explains everything.");
        foreach (var option in options.All)
        {
            root.Add(option);
        }

        root.Add(DemoCommand.Create(options));
        root.Add(ServeCommand.Create(options));
        root.Add(IdentifyCommand.Create(options));
        root.Add(ValidateCommand.Create(options));
        root.Add(MapCommand.Create(options));
        root.Add(InitCommand.Create(options));
        root.Add(CheckCommand.Create(options));
        root.Add(TestCommand.Create(options));
        root.Add(DiffCommand.Create(options));
        root.Add(IngestCommand.Create(options));
        root.Add(TranslateCommand.Create(options));
        root.Add(BackFillCommand.Create(options));
        root.Add(TraceCommand.Create(options));
        root.Add(RecallCommand.Create(options));
        root.Add(BalanceCommand.Create(options));
        root.Add(AliasCommand.Create(options));
        root.Add(ReconcileCommand.Create(options));
        root.Add(LedgerCommand.Create(options));
        root.Add(JournalCommand.Create(options));
        root.Add(QuarantineCommand.Create(options));
        root.Add(BenchCommand.Create(options));
        return root;
    }
}

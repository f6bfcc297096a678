using Spectre.Console;

namespace IntegrationHub.Cli.Demo;

/// <summary>Writes the story: with colour and a spinner on a terminal, plain lines into a pipe or file.</summary>
internal sealed class Narrator
{
    private readonly TextWriter _writer;
    private readonly IAnsiConsole? _terminal;

    private Narrator(TextWriter writer, IAnsiConsole? terminal) => (_writer, _terminal) = (writer, terminal);

    /// <summary>Chooses where to write: with JSON on standard output the story is progress, and goes to standard error.</summary>
    public static Narrator For(bool json) =>
        json ? new Narrator(Console.Error, null)
        : Console.IsOutputRedirected ? new Narrator(Console.Out, null)
        : new Narrator(Console.Out, AnsiConsole.Console);

    public async Task ChapterAsync(string heading, Func<Task> tell)
    {
        Write("", null);
        Write(heading, "bold");
        if (_terminal is null)
        {
            await tell();
        }
        else
        {
            await _terminal.Status().StartAsync(Markup.Escape(heading), _ => tell());
        }
    }

    public void Say(string text) => Write(text, null);

    public void Hold(string claim) => Write($"[yes] {claim}", "green");

    public void Fail(string claim) => Write($"[NO]  {claim}", "red bold");

    public void See(string command) => Write($"see:  {command}", "blue");

    private void Write(string text, string? style)
    {
        if (_terminal is null)
        {
            _writer.WriteLine(text);
        }
        else
        {
            _terminal.MarkupLine(style is null ? Markup.Escape(text) : $"[{style}]{Markup.Escape(text)}[/]");
        }
    }
}

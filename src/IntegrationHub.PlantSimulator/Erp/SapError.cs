using Microsoft.AspNetCore.Http;

namespace IntegrationHub.PlantSimulator;

/// <summary>An error in the shape of SAP Gateway. Codes beginning with SIM are the simulator's own.</summary>
internal sealed record SapError(string Code, string Text, string? Target = null)
{
    public static Task WriteAsync(HttpContext context, int status, string code, string text) =>
        WriteAsync(context, status, [new SapError(code, text)]);

    public static Task WriteAsync(HttpContext context, int status, IReadOnlyList<SapError> errors) => Answer.WriteAsync(context, status, new
    {
        error = new
        {
            code = errors[0].Code,
            message = new { lang = "en", value = errors[0].Text },
            innererror = new
            {
                errordetails = errors.Select(error => new { code = error.Code, message = error.Text, target = error.Target ?? "", severity = "error" }),
            },
        },
    });
}

using Bqml;
using Bqml.GoogleSql;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers clients for dependency injection.</summary>
public static class BigQueryMLServiceCollectionExtensions
{
    /// <summary>Registers a <see cref="BigQueryML"/> as a singleton. Models then only need <c>services.AddTransient&lt;PenguinWeight&gt;()</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; <see cref="BigQueryMLOptions.ProjectId"/> is needed.</param>
    /// <returns>The options, to be bound to a configuration section or set from other services.</returns>
    /// <remarks>
    /// Credentials are looked for when the first statement is run. Logs go to the application's <see cref="ILoggerFactory"/> unless
    /// <see cref="BigQueryMLOptions.LoggerFactory"/> is set. Options that are not possible are an <see cref="OptionsValidationException"/> when the client is asked for;
    /// add <c>ValidateOnStart()</c> for one at the start.
    /// </remarks>
    public static OptionsBuilder<BigQueryMLOptions> AddBigQueryML(this IServiceCollection services, Action<BigQueryMLOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton(static provider => Create(provider, Options.Options.DefaultName));
        return AddOptions(services, Options.Options.DefaultName, configure);
    }

    /// <summary>Registers a named <see cref="BigQueryML"/> as a keyed singleton, for applications with several: <c>[FromKeyedServices("eu")] BigQueryML bigquery</c>.</summary>
    /// <param name="services">The services.</param>
    /// <param name="name">The client's name: the service's key, and the name of its options.</param>
    /// <param name="configure">Sets the options; <see cref="BigQueryMLOptions.ProjectId"/> is needed.</param>
    /// <returns>The options, to be bound to a configuration section or set from other services.</returns>
    public static OptionsBuilder<BigQueryMLOptions> AddBigQueryML(this IServiceCollection services, string name, Action<BigQueryMLOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        services.TryAddKeyedSingleton(name, static (provider, key) => Create(provider, (string)key!));
        return AddOptions(services, name, configure);
    }

    private static OptionsBuilder<BigQueryMLOptions> AddOptions(IServiceCollection services, string name, Action<BigQueryMLOptions>? configure)
    {
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<BigQueryMLOptions>, Validation>());
        var options = services.AddOptions<BigQueryMLOptions>(name);
        return configure is null ? options : options.Configure(configure);
    }

    private static BigQueryML Create(IServiceProvider provider, string name)
    {
        var options = provider.GetRequiredService<IOptionsMonitor<BigQueryMLOptions>>().Get(name).Copy();
        options.LoggerFactory ??= provider.GetService<ILoggerFactory>();
        return BigQueryML.CreateDeferred(options.ProjectId!, options);
    }

    /// <summary>The client's own checks, early enough for ValidateOnStart.</summary>
    private sealed class Validation : IValidateOptions<BigQueryMLOptions>
    {
        public ValidateOptionsResult Validate(string? name, BigQueryMLOptions options)
        {
            if (string.IsNullOrWhiteSpace(options.ProjectId)) return ValidateOptionsResult.Fail("BigQueryMLOptions.ProjectId is not set: name the project that statements run in and are billed to.");
            if (!SqlIdentifier.IsValidProjectId(options.ProjectId, out var error)) return ValidateOptionsResult.Fail($"BigQueryMLOptions.ProjectId: {error}");
            try
            {
                options.Check();
                return ValidateOptionsResult.Success;
            }
            catch (ArgumentException exception)
            {
                return ValidateOptionsResult.Fail(exception.Message);
            }
        }
    }
}

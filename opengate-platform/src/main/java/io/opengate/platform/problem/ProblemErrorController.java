package io.opengate.platform.problem;

import io.opengate.platform.security.PublicRoute;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Renders what the container or a filter refused before a handler was found. */
@RestController
public class ProblemErrorController implements ErrorController {

    private final Problems problems;

    public ProblemErrorController(Problems problems) {
        this.problems = problems;
    }

    @PublicRoute("the container forwards refused requests here; it shows nothing but their status")
    @RequestMapping("${spring.web.error.path:/error}")
    ResponseEntity<ProblemDocument> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int code = status instanceof Integer number ? number : 404;
        return problems.render(new ProblemException(CommonProblem.ofStatus(code), null));
    }
}
